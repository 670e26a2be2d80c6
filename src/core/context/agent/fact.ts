/** A fact about the machine or the folder that is sent with a request, by its name in the JSON output. */
export type Fact =
  | 'cwd'
  | 'gitBranch'
  | 'gitStatus'
  | 'gitLog'
  | 'gitCommit'
  | 'gitRemote'
  | 'gitUserName'
  | 'listing'
  | 'platform'
  | 'kernelVersion'
  | 'date'
  | 'timeZone'
  | 'shell';

/** A fact of the machine or folder that a request gives, by the name that JSON has for it. */
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

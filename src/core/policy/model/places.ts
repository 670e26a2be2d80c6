/** The name of the file in a repository. */
export const policyFileName = 'sightglass.policy.yml';

/** Where the policy of a machine is, by `process.platform`. It outranks that of a repository. */
export const machinePolicyFiles: Readonly<Record<string, string>> = {
  linux: '/etc/sightglass/policy.yml',
  darwin: '/Library/Application Support/Sightglass/policy.yml',
  win32: 'C:\\ProgramData\\Sightglass\\policy.yml',
};

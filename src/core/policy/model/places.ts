/** The name of the policy file in a repository. */
export const policyFileName = 'sightglass.policy.yml';

/** The path of a machine's policy, by `process.platform`. It takes precedence over a repository's. */
export const machinePolicyFiles: Readonly<Record<string, string>> = {
  linux: '/etc/sightglass/policy.yml',
  darwin: '/Library/Application Support/Sightglass/policy.yml',
  win32: 'C:\\ProgramData\\Sightglass\\policy.yml',
};

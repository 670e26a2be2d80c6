/** Sentences about an organization's policy. */
export const policyText = {
  'policy.read.absent': '{file} is not there.',
  'policy.read.tooLong': '{file}:{line}:{column}: this is too long for a policy; 100,000 characters are read.',
  'policy.read.syntax': '{file}:{line}:{column}: this cannot be read as YAML.',
  'policy.read.alias': '{file}:{line}:{column}: write the value out; a policy has no aliases.',
  'policy.read.matchesNothing': '{file}:{line}:{column}: git would match nothing with this pattern.',
  'policy.read.versions': '{file}:{line}:{column}: the highest version is below the lowest one.',
  'policy.join.ignored': 'The policy of this machine decides {what}; what the repository says of it does not count.',
} satisfies Readonly<Record<string, string>>;

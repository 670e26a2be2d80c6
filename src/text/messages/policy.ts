/** Sentences about the policy of an organisation. */
export const policyText = {
  'policy.read.absent': '{file} is not there.',
  'policy.read.syntax': '{file}:{line}:{column}: this cannot be read as YAML.',
  'policy.read.alias': '{file}:{line}:{column}: write the value out; a policy has no aliases.',
  'policy.read.unknownKey': '{file}:{line}:{column}: {section} has no key {key}. It has: {known}.',
  'policy.read.unknownKeyNear':
    '{file}:{line}:{column}: {section} has no key {key}; did you mean {near}? It has: {known}.',
  'policy.read.unknownWord': '{file}:{line}:{column}: {key} takes: {known}.',
  'policy.read.unknownWordNear': '{file}:{line}:{column}: {key} does not know this; did you mean {near}?',
  'policy.read.wrongType': '{file}:{line}:{column}: {key} must be {wanted}.',
  'policy.read.missing': '{file}:{line}:{column}: {section} needs the key {key}.',
  'policy.read.oneOf': '{file}:{line}:{column}: {section} needs exactly one of {keys}.',
  'policy.read.twice': '{file}:{line}:{column}: {key} is there twice.',
  'policy.read.noDate': '{file}:{line}:{column}: {key} must be a day of the calendar, such as 2026-12-31.',
  'policy.read.matchesNothing': '{file}:{line}:{column}: git would match nothing with this pattern.',
  'policy.read.versions': '{file}:{line}:{column}: the highest version is below the lowest one.',
  'policy.join.ignored': 'The policy of this machine decides {what}; what the repository says of it does not count.',
} satisfies Readonly<Record<string, string>>;

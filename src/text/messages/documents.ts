/** Sentences about errors in our own files: a policy, a configuration. */
export const documentsText = {
  'document.json': '{file}:{line}:{column}: this cannot be read as JSON ({name}).',
  'document.unknownKey': '{file}:{line}:{column}: {section} has no key {key}. It has: {known}.',
  'document.unknownKeyNear':
    '{file}:{line}:{column}: {section} has no key {key}; did you mean {near}? It has: {known}.',
  'document.unknownWord': '{file}:{line}:{column}: {key} takes: {known}.',
  'document.unknownWordNear': '{file}:{line}:{column}: {key} does not know this; did you mean {near}?',
  'document.wrongType': '{file}:{line}:{column}: {key} must be {wanted}.',
  'document.missing': '{file}:{line}:{column}: {section} needs the key {key}.',
  'document.oneOf': '{file}:{line}:{column}: {section} needs exactly one of {keys}.',
  'document.twice': '{file}:{line}:{column}: {key} appears twice.',
  'document.noDate': '{file}:{line}:{column}: {key} must be a day of the calendar, such as 2026-12-31.',
  'configuration.both': '{folder} contains two configurations: {files}. Keep one.',
  'configuration.absent': '{file} is not there.',
  'configuration.noKey': '{file} has no key {key}.',
  'configuration.noBaseline': '{file}:{line}:{column}: {baseline} is not a file.',
  'configuration.unreadable': '{file} cannot be read: {reason}.',
} satisfies Readonly<Record<string, string>>;

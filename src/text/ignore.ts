/** Sentences about ignore; every code is used in `core/ignore` (checked by a test). */
export const ignoreText: Readonly<Record<string, string>> = {
  'ignore.problem.empty': 'This pattern names nothing and matches nothing.',
  'ignore.problem.backslashAtEnd': 'A backslash at the end escapes nothing; the pattern matches nothing.',
  'ignore.problem.brokenClass':
    'The [ is never closed, or it names an unknown [:class:]; the pattern matches nothing. Write \\[ for the character itself.',
  'ignore.problem.dotFolder': 'Patterns start at the folder of this file; ./ and ../ in them match nothing.',
  'ignore.problem.drive':
    'Patterns are relative to the folder of this file; a path with a drive letter matches nothing.',
  'ignore.problem.blankAtEnd':
    'The blank at the end belongs to the pattern. Only unescaped spaces at the end are dropped.',
};

/** Sentences about ignore; every code is used in `core/ignore` (checked by a test). */
export const ignoreText = {
  'ignore.problem.empty': '{path}:{line}: This pattern names nothing and matches nothing.',
  'ignore.problem.backslashAtEnd':
    '{path}:{line}: A backslash at the end escapes nothing; the pattern matches nothing.',
  'ignore.problem.brokenClass':
    '{path}:{line}: The [ is never closed, or it names an unknown [:class:]; the pattern matches nothing. Write \\[ for the character itself.',
  'ignore.problem.dotFolder':
    '{path}:{line}: Patterns start at the folder of this file; ./ and ../ in them match nothing.',
  'ignore.problem.drive':
    '{path}:{line}: Patterns are relative to the folder of this file; a path with a drive letter matches nothing.',
  'ignore.problem.blankAtEnd':
    '{path}:{line}: The blank at the end belongs to the pattern. Only unescaped spaces at the end are dropped.',
  'ignore.permission.wrongPlace':
    '{path}:{line}: Nothing reads rules at {key}. Write them into permissions.deny, as "Read(…)".',
  'ignore.permission.dropped':
    '{path}:{line}: {key} has a value of the wrong type, so the whole file is ignored and none of its rules counts.',
  'ignore.permission.notAList':
    '{path}:{line}: permissions.deny must be a list; with another value the whole file is ignored.',
  'ignore.permission.notAText':
    '{path}:{line}: An entry of permissions.deny must be a string; with another value the whole file is ignored.',
  'ignore.permission.shape': '{path}:{line}: This is not a rule and denies nothing. Write "Read(…)" around the path.',
  'ignore.permission.wrongCase':
    '{path}:{line}: Names of tools are case-sensitive: this rule denies nothing. Write "Read(…)".',
  'ignore.permission.unknownTool': '{path}:{line}: No tool has this name, so the rule denies nothing. Write "Read(…)".',
  'ignore.permission.withoutPath':
    '{path}:{line}: Paths of this tool are not checked, so the rule holds no file back. "Read(…)" does, "Edit(…)" forbids changes.',
  'ignore.permission.oneSlash':
    '{path}:{line}: One slash begins at the folder of the project. Write two for a path of the whole system: "Read(//…)".',
  'ignore.permission.drive':
    '{path}:{line}: A path with a drive letter matches nothing. Write "Read(//c/…)" for a path on drive C.',
  'ignore.onlyIf.contentExclusion':
    'It counts only if the Copilot account has content exclusion (Business and Enterprise plans).',
  'ignore.onlyIf.codexProfile': 'It counts only if the folder is trusted and Codex is started without --sandbox.',
  'ignore.onlyIf.clineLegacy':
    'It counts only in the legacy build of the extension; the newer builds and the command line never read it.',
  'ignore.onlyIf.codyFilters': 'It counts only on an Enterprise server that has filters.',
  'ignore.onlyIf.jetbrainsEnabled': 'It counts only if it is enabled in the settings of the project.',
  'ignore.onlyIf.devinRespects': 'It counts only if respect_gitignore is true in the configuration of Devin.',
  'ignore.heldBack': 'Held back: {assistant} reads {file}, and its line {line} matches.',
  'ignore.heldBackBuiltIn': 'Held back: {assistant} has a built-in rule for it ({pattern}).',
  'ignore.reincluded': 'Line {line} of {file} says that the file is not ignored.',
  'ignore.noRule': 'No rule that {assistant} reads matches this file.',
  'ignore.noMechanism': '{assistant} reads no ignore file for {feature}.',
  'ignore.notRead': 'Line {line} of {file} matches, but {assistant} does not read that rule for {feature}.',
  'ignore.notReadBy': 'Line {line} of {file} matches, but not every feature of {assistants} reads that rule.',
  'ignore.nestedNotRead':
    'Line {line} of {file} matches, but {assistant} reads that file only in the root of the workspace folder.',
  'ignore.noContentExclusion':
    'Line {line} of {file} matches, but it counts only if the Copilot account has content exclusion, and this one has not.',
  'ignore.unknown.contentExclusion':
    'Line {line} of {file} matches, but it counts only if the Copilot account has content exclusion, which cannot be seen from here.',
  'ignore.unknown.condition':
    'Line {line} of {file} matches, but {assistant} reads it only under a condition that cannot be seen from here.',
  'ignore.unknown.untried':
    'Line {line} of {file} cannot be tried within bounds; whether Copilot holds the file back by it is not known.',
  'ignore.check.matched': 'Line {line} of {file} matches.',
  'ignore.check.noRule': 'No line of {file} matches.',
  'ignore.check.noFile': 'There is no {file} here.',
} satisfies Readonly<Record<string, string>>;

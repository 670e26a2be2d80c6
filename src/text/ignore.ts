/** Sentences about ignore; every code is used in `core/ignore` (checked by a test). */
export const ignoreText: Readonly<Record<string, string>> = {
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
  'ignore.gap.script': 'A script that opens the file is not stopped unless the sandbox is on.',
  'ignore.gap.recursiveGrep':
    'A recursive search in the shell still prints the file unless it is ignored by git or the sandbox is on.',
  'ignore.gap.brokenSettingsFile': 'One invalid value or one comment in the settings file makes every rule in it void.',
  'ignore.gap.mcp': 'Tool servers (MCP) read the file all the same.',
  'ignore.gap.shell': 'Commands that the agent runs in a shell read the file all the same.',
  'ignore.gap.readTool': 'It only keeps the file out of searches and pickers; the agent can still open it.',
  'ignore.gap.search': 'Searches by content still return the text of the file.',
  'ignore.gap.mention': 'Naming the file with @ still sends it.',
  'ignore.gap.noGuarantee': 'The vendor says that the file may still be sent in some cases.',
  'ignore.gap.onlyIndex': 'It only keeps the file out of the index; an open or named file is still sent.',
  'ignore.gap.sandboxFlag': 'Starting with --sandbox switches these rules off.',
  'ignore.gap.beta': 'The vendor calls permission profiles a beta.',
  'ignore.gap.recentlyVisited': 'Ranges that you visited recently are sent with completions all the same.',
  'ignore.gap.deprecated': 'The vendor is about to remove it and says that it is not a security boundary.',
  'ignore.gap.rootOnly': 'Only the file in the root of the workspace folder is read.',
  'ignore.gap.globSyntax':
    'Its lines are read as plain globs: without **/ they match in the root only, and ! does nothing.',
  'ignore.gap.serverContext': 'The upload for server-side context does not consult it.',
  'ignore.gap.outside': 'Files outside the workspace folder are never held back.',
  'ignore.gap.writeTools': 'Tools that write do not consult it.',
  'ignore.gap.readOnly': 'Files added with /read-only are sent all the same.',
  'ignore.gap.unverified': 'Nothing public shows that current versions still read it.',
  'ignore.gap.serverSide': 'The rules lie on the server; nothing on this machine shows them.',
  'ignore.gap.asksFirst': 'The agent asks before it opens such a file rather than refusing.',
  'ignore.gap.externalAgents': 'Other agents that run inside the editor do not consult it.',
  'ignore.gap.definitions': 'Parts of the file can still be sent as definitions of what you edit.',
  'ignore.gap.completionContext': 'Suggestions while you type do not consult it.',
  'ignore.gap.replacesGitignore': 'For suggestions it replaces .gitignore and the built-in rule for .env files.',
  'ignore.gap.nestedLate': 'Files in subfolders are read only after they were saved in the running session.',
  'ignore.gap.autoApproved':
    'VS Code lets the agent run cat, head, tail and such commands without asking, and these print the file.',
  'ignore.gap.snapshots': 'Its snapshots keep a copy of every file that git does not ignore.',
  'ignore.gap.listing': 'The name of the file still appears in lists of folders.',
  'ignore.gap.remote': 'The rules lie in the account on GitHub; nothing on this machine shows them.',
  'ignore.gap.agentModes': 'GitHub says that agent modes, the command line and the cloud agent are not covered.',
  'ignore.gap.openFiles': 'Files that are open in the editor are sent all the same.',
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
  'ignore.nestedNotRead':
    'Line {line} of {file} matches, but {assistant} reads that file only in the root of the workspace folder.',
  'ignore.noContentExclusion':
    'Line {line} of {file} matches, but it counts only if the Copilot account has content exclusion, and this one has not.',
  'ignore.unknown.contentExclusion':
    'Line {line} of {file} matches, but it counts only if the Copilot account has content exclusion, which cannot be seen from here.',
  'ignore.unknown.condition':
    'Line {line} of {file} matches, but {assistant} reads it only under a condition that cannot be seen from here.',
  'ignore.check.matched': 'Line {line} of {file} matches.',
  'ignore.check.noRule': 'No line of {file} matches.',
  'ignore.check.noFile': 'There is no {file} here.',
};

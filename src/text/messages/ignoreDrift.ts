/**
 * Sentences about checking and writing ignore files, and about what their rules leave open. They are separate from the sentences
 * about verdicts because only code that is loaded on demand needs them.
 */
export const ignoreDriftText = {
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
  'ignore.gap.hostSandbox': 'VS Code chooses a sandbox for each session, and then these rules do not count.',
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
  'ignore.gap.serverSide': 'The rules are on the server; nothing on this machine shows them.',
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
  'ignore.gap.remote': 'The rules are in the account on GitHub; nothing on this machine shows them.',
  'ignore.gap.agentModes': 'GitHub says that agent modes, the command line and the cloud agent are not covered.',
  'ignore.gap.openFiles': 'Files that are open in the editor are sent all the same.',
  'ignore.chosen': 'Chosen by hand.',
  'ignore.generate.linkedOut': '{file} is a symbolic link that leads out of the folder, or nowhere; it is left alone.',
  'ignore.generate.linkedElsewhere':
    '{file} is a symbolic link to a file that is not an ignore file; it is left alone.',
  'ignore.generate.unreadable': '{file} could not be read; nothing is written over it.',
  'ignore.generate.tooLarge': '{file} is larger than {bytes} bytes; nothing is written over it.',
  'ignore.generate.notAFile': '{file} is not a regular file; nothing is written over it.',
  'ignore.generate.malformed': '{file} has a syntax error at {line}:{column}; nothing is written until it is fixed.',
  'ignore.generate.notUtf8':
    '{file} is not valid UTF-8; nothing is written, since saving it would change its other lines.',
  'ignore.generate.brokenBlock':
    'The block that Sightglass keeps is broken: the mark in line {line} has no partner. Repair or remove it first.',
  'ignore.drift.matchesNothing': 'Line {line} of {file} matches no file that is there now.',
  'ignore.drift.exceptionMatchesNothing': 'The exception in line {line} of {file} matches no file that is there now.',
  'ignore.drift.repeated': 'Line {line} ({pattern}) already decides about everything that this line matches now.',
  'ignore.drift.undone': 'The exception in line {line} ({pattern}) undoes this line: it holds nothing back.',
  'ignore.drift.exceptionUndone': 'Line {line} ({pattern}) undoes this exception.',
  'ignore.drift.cannotReinclude':
    'Line {line} ({pattern}) ignores a folder above, and nothing inside an ignored folder can be excepted.',
  'ignore.drift.readByNobody': 'Nothing reads {file}: {product} has no such file. It reads {instead}.',
  'ignore.drift.unread': 'No assistant in use reads {file}. It is read by {readers}.',
  'ignore.drift.unreadByAll': 'No assistant that Sightglass knows uses {file} to hold files back.',
  'ignore.drift.nestedUnread':
    '{file} is not read: {assistants} reads that file only in the root of the workspace folder.',
  'ignore.drift.noContentExclusion':
    '{file} has no effect: Copilot reads it only if its account has content exclusion, and this one has not.',
  'ignore.drift.globException':
    '{assistant} reads these lines as plain globs, so the exception in line {line} excepts nothing for it.',
  'ignore.drift.brokenSettings':
    '{assistant} ignores all of {file}, every rule in it included: it is not valid JSON at {line}:{column}.',
  'ignore.drift.rootMissed':
    'For {assistant} the pattern in line {line} does not match in the root of the workspace; {instead} does.',
  'ignore.drift.visible': '{path} is ignored by git, and still can be sent by {assistants}.',
  'ignore.drift.visibleMany':
    '{count} sensitive files such as {path} are ignored by git, and still can be sent by {assistants}.',
  'ignore.drift.disagreeOne': 'This line holds {path} back, but {other} does not: it can be sent by {assistants}.',
  'ignore.drift.missingFileOne': '{file} holds {path} back, but there is no {other}: it can be sent by {assistants}.',
  'ignore.drift.disagree':
    'This line holds {count} files back, {path} among them, but {other} does not: they can be sent by {assistants}.',
  'ignore.drift.missingFile':
    '{file} holds {count} files back, {path} among them, but there is no {other}: they can be sent by {assistants}.',
  'ignore.drift.outOfStep': '{file} is out of step with {source}, which it is written from.',
  'ignore.drift.notWritten': 'There is no {file} yet with the rules of {source}.',
  'ignore.source.noExceptions':
    '{file} cannot hold exceptions: what line {line} of {source} excepts is held back there all the same.',
  'ignore.source.missing': 'There is no {file}, the source of the ignore files.',
  'ignore.exclusion.missing': '{file} does not exist.',
  'ignore.exclusion.malformed': '{file}:{line}: This is not valid YAML; none of its rules counts.',
  'ignore.exclusion.notText': '{file}:{line}: A rule is a string; this line is left out.',
  'ignore.exclusion.notAList': '{file}:{line}: Rules are a list; what is here is left out.',
  'ignore.exclusion.unknownKey': '{file}:{line}: A rule has paths, ifAnyMatch or ifNoneMatch; {key} is left out.',
  'ignore.exclusion.tooWide':
    '{file}:{line}: The braces of this pattern stand for too many alternatives, or its groups repeat within each other; it is left out.',
  'ignore.exclusion.notLinear':
    '{file}:{line}: This expression looks ahead, behind or back, or is none: it cannot be tried within bounds and is left out. Copilot may hold back files by it.',
  'ignore.exclusion.tooManyStars': '{file}:{line}: This pattern has too many stars to be tried; it is left out.',
} satisfies Readonly<Record<string, string>>;

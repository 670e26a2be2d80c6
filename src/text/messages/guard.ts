import type { Templates } from '../templates.ts';

/** Sentences of the guard, for agents and for users. At most 300 characters each. */
export const guardText = {
  'guard.rule': '{path} is held back by {file}:{line}: {pattern}.',
  'guard.sensitive': '{path} is of a kind that usually contains credentials.',
  'guard.attachment': '{path}, which the prompt names, is of a kind that usually contains credentials.',
  'guard.own': '{path} belongs to the guard; only a person may change it.',
  'guard.hooks': '{path} registers the hooks of an agent; only a person may change them.',
  'guard.rules': '{path} says what is held back; only a person may change it.',
  'guard.release': 'Only a person may change what the guard lets through.',
  'guard.environment':
    'This prints every variable of the environment, which may contain credentials. Print the one that you need.',
  'guard.secret.prompt': 'Line {line} of the prompt contains a secret ({ruleId}).',
  'guard.secret.output': 'Line {line} of the output contains a secret ({ruleId}).',
  'guard.secret.web': 'The address contains a secret ({ruleId}).',
  'guard.heldBackOutput': 'The output contains text of {path}, which is held back.',
  'guard.wayOut.file':
    'A person can let agents read it with: sightglass guard allow {path} --once (or --for 1h), or for good with the line !{path} in an AI ignore file.',
  'guard.wayOut.rule':
    'A person can let agents read it with: sightglass guard allow {path} --once (or --for 1h), or for good by an exception in {file}.',
  'guard.wayOut.secret':
    'A person can show it with: sightglass guard allow {path} --once (or --for 1h); one that a machine made, for good by accepting it in .sightglass-baseline.',
  'guard.wayOut.output':
    'Which file it comes from is not known: only one that a machine made can be shown, once a person accepts it in .sightglass-baseline.',
  'guard.wayOut.prompt': 'Take it out and send the prompt again.',
  'guard.blind.instructions': 'Instruction files and what they import are sent at the start.',
  'guard.blind.editor': 'Open files, selections and attached files of the editor are sent without a hook.',
  'guard.blind.completions': 'Completions and next edits have no hooks.',
  'guard.blind.index': 'The index of the code base is made without a hook.',
  'guard.blind.images': 'Images and documents are not looked into.',
  'guard.blind.processes':
    'A program that the agent started may read and send files itself; only its command line is seen.',
  'guard.blind.output': 'The output of tools cannot be changed or withheld.',
  'guard.blind.search': 'The hits of searches cannot be changed or withheld.',
  'guard.blind.prompts': 'Prompts, and files that they name with @, are sent without a hook that could stop them.',
  'guard.blind.endsTask': 'An output with a secret can only be kept back by ending the task.',
  'guard.blind.plugin': 'A plugin that does not load is silently skipped.',
  'guard.blind.title': 'The request for a title is sent before requests are checked.',
  'guard.blind.failure': 'When a hook fails or takes too long, the agent continues.',
  'guard.blind.timeout': 'When a hook takes too long, the agent continues.',
  'guard.blind.mayGoOn': 'A refusal was seen not to stop a write (CLI 2.19.2).',
  'guard.blind.repositorySwitch':
    'A repository’s own settings can switch off the user’s hooks; only a managed file is enforced.',
  'guard.blind.trustedSwitch': 'A trusted repository’s settings can switch off the user’s hooks.',
  'guard.blind.failing':
    'Text that only the output of a failing command shows ends the run, and is sent when the session is resumed.',
  'guard.blind.earlier': 'A resumed session sends again what it contained before the guard was installed.',
  'guard.blind.hosted': 'Agents that run on the vendor’s machines do not have your hooks.',
  'guard.blind.flags': 'It can be started without hooks: {flags}.',
  'guard.failed.closed': 'Sightglass could not decide ({reason}), and is set up to refuse then.',
  'guard.failed.open': 'Sightglass could not decide ({reason}); this went through unguarded.',
  'guard.install.noPlace': 'No file for hooks is known in the scope {scope}.',
  'guard.install.copyFirst':
    'Hooks for a machine start programs that only an administrator writes. Put them in place first, readable by everybody:',
  'guard.install.copy': '{from} as {to}',
  'guard.install.runtime': 'Hooks start it with {program}.',
  'guard.install.staysOpen': 'These always continue when the guard fails: {agents}.',
  'guard.install.newSessions': 'Sessions that are already running may have to be restarted.',
  'guard.state.registered': 'guarded',
  'guard.state.partly': 'registered in part',
  'guard.state.untrusted': 'registered, not trusted',
  'guard.state.disabled': 'switched off by {file}',
  'guard.state.broken': 'registered, cannot answer',
  'guard.state.malformed': '{file} has an error at line {line}, column {column}',
  'guard.state.missing': 'not guarded',
  'guard.known.files': 'Read from files: no agent was asked. sightglass guard status asks them.',
} satisfies Templates;

import type { Templates } from '../templates.ts';

/** What can read files or run commands for a model. */
export const readersText = {
  'readers.reach.remote': 'A service elsewhere: it reads no file of this computer by itself.',
  'readers.reach.nothing': 'A container in which no folder of this computer is mounted.',
  'readers.reach.bounded': 'A container that sees these folders alone: {folders}.',
  'readers.reach.roots':
    'Serves the folders that it is given: {folders}. A tool that announces its roots puts the open folder in their place.',
  'readers.reach.folders': 'Is configured to work in {folders}; as your program it can read everything that you can.',
  'readers.reach.disk': 'A program of yours: it can read all that you can.',
  'readers.goesRound':
    'This bypasses your ignore file. It can read files that {by} holds back from {tool}: {count}, among them {examples}.',
  'readers.goesRound.fix': 'Run it in a container in which only what it needs is mounted, or remove it from {file}.',
  'readers.approved.all': 'All of its tools run without asking.',
  'readers.approved.some': 'Tools that run without asking: {count}.',
  'readers.approval.everything': 'Nothing is asked before a tool runs.',
  'readers.approval.commands': 'Commands run without asking.',
  'readers.approval.edits': 'Files are changed without asking.',
  'readers.approval.reads': 'Every file is read without asking.',
  'readers.approval.servers': 'MCP servers of a repository start without asking.',
  'readers.approval.sandbox': 'Commands run without a sandbox.',
  'readers.approval.default': 'by default',
  'readers.fix.changed': '{file} is no longer as it was shown. Look again.',
  'readers.fix.noSwitch': 'This cannot be done there: its tool has no such switch in that file, or it is set already.',
  'readers.runs.always': '{tool} runs it without asking whether the folder is trusted.',
  'readers.runs.trustedFolder': '{tool} runs it once the folder is trusted.',
  'readers.runs.trusted': '{tool} runs it: the folder is trusted.',
  'readers.runs.notTrusted': '{tool} runs it once the folder is trusted; this folder itself is not noted as trusted.',
  'readers.runs.eachTrusted': '{tool} runs it once a person trusts this hook itself.',
  'readers.runs.unknown': 'When {tool} runs it is not known.',
  'readers.secret.reference': 'Replace it with {reference}, which names a variable, and rotate it.',
  'readers.secret.elsewhere':
    'Whether this file can name a variable instead is not known: keep it in the environment or a credential store, and rotate it.',
  'readers.known':
    'Read from files alone: no server, hook or agent was started. Flags, accounts, plug-ins and the databases of editors are not seen.',
} satisfies Templates;

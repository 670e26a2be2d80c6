import { closest, suggestion } from '../../core/texts/closest.ts';
import { UsageError } from './usage.ts';

/** Options that choose where a command looks and how it prints. Every command takes them. */
const places = ['workspace', 'home', 'color', 'quiet', 'help', 'version'] as const;
/** Options of the commands that read a configuration file. */
const configuration = ['config', 'no-config'] as const;
const exclusion = ['content-exclusion', 'exclusion-rules'] as const;
const writing = ['apply', 'dry-run', 'reason'] as const;

/**
 * The options that each form of a command uses. Any other option is refused: if it were silently ignored, it would seem to have
 * taken effect.
 */
const accepted: Readonly<Record<string, readonly string[]>> = {
  audit: [
    ...['format', 'assistants', 'fail-on', 'confidence', 'show-secrets', 'baseline', 'personal-data', 'threads'],
    ...['exclude', 'verbose', 'ascii', ...configuration, ...exclusion],
  ],
  scan: [
    ...[
      'format',
      'fail-on',
      'confidence',
      'show-secrets',
      'baseline',
      'personal-data',
      'explain',
      'no-cache',
      'threads',
      'exclude',
      'verbose',
    ],
    ...configuration,
  ],
  'scan --staged': [
    ...['format', 'fail-on', 'confidence', 'baseline', 'personal-data', 'staged', 'exclude', 'verbose'],
    ...configuration,
  ],
  'scan --history': [
    ...['format', 'fail-on', 'confidence', 'baseline', 'personal-data', 'history', 'exclude', 'verbose'],
    ...configuration,
  ],
  'scan --update-baseline': [
    'format',
    'update-baseline',
    'baseline',
    'personal-data',
    'no-cache',
    'threads',
    'exclude',
    ...configuration,
    ...writing,
  ],
  context: [
    'format',
    'assistants',
    'assistant',
    'feature',
    'fail-on',
    'cursor',
    'open',
    'ascii',
    ...configuration,
    ...exclusion,
  ],
  'ignore check': ['format', 'assistants', ...configuration, ...exclusion],
  'ignore check --file': ['format', 'file'],
  'ignore check --drift': [
    'format',
    'assistants',
    'fail-on',
    'drift',
    'source',
    'verbose',
    ...configuration,
    ...exclusion,
  ],
  'ignore generate': ['format', 'assistants', 'for', 'source', ...configuration, ...writing, ...exclusion],
  'ignore generate --yaml': ['yaml'],
  settings: ['format', 'assistants', 'fail-on'],
  'settings --stored': ['format', 'assistants', 'stored'],
  readers: ['format', 'assistants', 'fail-on', ...exclusion],
  'readers --fix': ['format', 'assistants', 'fix', 'by', ...writing, ...exclusion],
  harden: ['format', 'assistants', 'level', 'scope', 'only', ...writing],
  'harden --purge': ['format', 'purge', ...writing],
  'harden --undo': ['undo', 'reason'],
  undo: ['reason'],
  history: ['format', 'assistants', 'fail-on', 'since', 'files', 'session'],
  'history --find': ['format', 'assistants', 'since', 'find'],
  'history --forget': ['forget', ...writing],
  'guard status': ['format', 'agents'],
  'guard install': ['format', 'agents', 'scope', 'fail-closed', ...writing],
  'guard install --undo': ['undo', 'reason'],
  'guard remove': ['format', 'agents', 'scope', ...writing],
  'guard remove --undo': ['undo', 'reason'],
  'guard check': ['format', 'read', 'command', 'prompt', 'output', 'agent', ...exclusion],
  'guard allow': ['format', 'once', 'for', 'until'],
  'guard log': ['format'],
  'guard run': ['agent', 'fail-closed'],
  guard: ['format', 'agents'],
  mcp: ['assistants', ...configuration, ...exclusion],
  completion: [],
  trail: ['format', 'since'],
  facts: ['format', 'assistants', 'older-than', 'verbose'],
  'fleet report': ['policy', 'salt', 'names', 'no-history'],
  'fleet merge': ['format', 'against'],
  'egress import': ['format', 'assistants', 'fail-on', 'baseline', 'personal-data', ...exclusion],
  'egress inventory': ['format', 'approved', 'policy'],
  'egress policy': [
    ...['format', 'tools', 'allow-host', 'block', 'allow', 'unlisted', 'user', 'program', 'out'],
    ...writing,
  ],
  'policy init': ['format', 'assistants', ...writing],
  'policy check': ['format', 'assistants', 'policy', 'verbose', ...exclusion],
  'policy build': ['format', 'policy', 'out', 'systems', ...writing],
  'egress record': ['port', 'log', 'refuse', 'allow-private', 'no-upstream'],
};

/** Options that select another form of a command. The first of these that is given decides. */
const forms = [
  'update-baseline',
  'staged',
  'history',
  'drift',
  'file',
  'yaml',
  'stored',
  'purge',
  'fix',
  'undo',
  'find',
  'forget',
] as const;

/**
 * Refuses an option that the command does not use. Throws {@link UsageError} that names the option and the commands that use
 * it.
 * @param words the command's words and operands
 * @param given names of the options, without dashes
 */
export function checkOptions(words: readonly string[], given: readonly string[]): void {
  const command = commandOf(words);
  if (command === null) {
    if (verbsOf(words[0]).length > 0) throw wrongVerb(words);
    return;
  }
  const form = forms.find(each => given.includes(each) && accepted[`${command} --${each}`] !== undefined);
  const name = form === undefined ? command : `${command} --${form}`;
  const allowed: readonly string[] = [...places, ...(accepted[name] ?? [])];
  const wrong = given.find(each => !allowed.includes(each));
  if (wrong === undefined) return;
  const users = Object.keys(accepted).filter(each => accepted[each]?.includes(wrong));
  const hint =
    users.length === 0 ? closestOption(wrong, allowed) : ` (${users.join(', ')} ${users.length === 1 ? 'does' : 'do'})`;
  throw new UsageError(`${name} does not use --${wrong}${hint}; it uses ${optionList(accepted[name] ?? [])}`);
}

/** Names of all commands, as people type them. */
export const commandNames: readonly string[] = [
  ...new Set(Object.keys(accepted).map(each => each.replace(/ --.*/, ''))),
];

/** Returns all options of each command, in any of its forms, without dashes. */
export function optionsByCommand(): ReadonlyMap<string, readonly string[]> {
  return new Map(
    commandNames.map(name => {
      const all = Object.entries(accepted).filter(([form]) => form === name || form.startsWith(`${name} --`));
      return [name, [...new Set([...all.flatMap(([, names]) => names), ...places])]];
    }),
  );
}

function commandOf(words: readonly string[]): string | null {
  const [first = '', verb] = words;
  const name = verbsOf(first).length === 0 || verb === undefined ? first : `${first} ${verb}`;
  return commandNames.includes(name) ? name : null;
}

/** Returns the error for a command without its sub-command, or with an unknown one. */
export function wrongVerb([first = '', verb]: readonly string[]): UsageError {
  const verbs = verbsOf(first);
  const near = verb === undefined ? '' : suggestion(verb, verbs);
  return new UsageError(`${first} takes ${verbs.join(', ')}${verb === undefined ? '' : `; not ${verb}`}${near}`);
}

/** Returns the sub-commands of a command. */
function verbsOf(first = ''): readonly string[] {
  return commandNames.flatMap(name => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
}

function closestOption(wrong: string, allowed: readonly string[]): string {
  const near = closest(wrong, allowed);
  return near === null ? '' : `; did you mean --${near}?`;
}

function optionList(names: readonly string[]): string {
  return names.length === 0 ? 'no options' : names.map(each => `--${each}`).join(', ');
}

import { type HardeningLevel, hardeningLevels } from '../../core/settings/types.ts';
import { homedir } from 'node:os';
import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { riskLevels, type RiskLevel } from '../../core/exposure/types.ts';
import { closest } from '../../core/texts/closest.ts';
import { type ReaderFix, readerFixes } from '../../core/readers/types.ts';
import { type EgressOptions, egressOptionSpecs, egressOptionsOf } from './groups/egressOptions.ts';
import { type PolicyOptions, policyOptionsOf, policyOptionSpecs } from './groups/policyOptions.ts';
import { type FleetOptions, fleetOptionSpecs, fleetOptionsOf } from './groups/fleetOptions.ts';
import { type HistoryOptions, historyOptionSpecs, historyOptionsOf } from './groups/historyOptions.ts';
import { type ScanOptions, scanOptionSpecs, scanOptionsOf } from './groups/scanOptions.ts';
import { type GuardOptions, guardOptionSpecs, guardOptionsOf } from './groups/guardOptions.ts';
import { checkOptions } from './accepted.ts';
import { UsageError } from './usage.ts';
import { entriesOf, oneOf } from './values.ts';

const formats = ['text', 'json', 'sarif', 'markdown'] as const;
export type Format = (typeof formats)[number];
/** Formats, including those that are only for findings. */
const scanFormats = [...formats, 'gitleaks', 'junit'] as const;
export type ScanFormat = (typeof scanFormats)[number];

const colorChoices = ['auto', 'always', 'never'] as const;
export type ColorChoice = (typeof colorChoices)[number];

export interface Options extends ScanOptions, HistoryOptions {
  /** The command's words and operands. */
  readonly operands: readonly string[];
  /** `text` if `scanFormat` is one that other commands do not have. */
  readonly format: Format;
  readonly scanFormat: ScanFormat;
  /** The word after `--format`, for commands with formats of their own. */
  readonly formatWord: string | null;
  /** The folder in which the command was called, absolute. */
  readonly currentFolder: string;
  /** Absolute. */
  readonly workspace: string;
  readonly home: string;
  /** Null: those that are found on this machine. */
  readonly assistants: readonly string[] | 'all' | null;
  /** Null: the command's own default. `none` never fails. */
  readonly failOn: RiskLevel | null;
  readonly contentExclusion: boolean | null;
  readonly showSecrets: boolean;
  readonly color: ColorChoice;
  /** Whether drawings use ASCII, which every font has. */
  readonly ascii: boolean;
  readonly apply: boolean;
  /** Why a change is made, for the trail. */
  readonly reason: string | null;
  readonly undo: boolean;
  readonly cursor: string | null;
  readonly open: readonly string[];
  readonly feature: string | null;
  readonly file: string | null;
  readonly drift: boolean;
  /** Also shows details that people rarely need. */
  readonly verbose: boolean;
  /** Only the result: no progress, no advice. */
  readonly quiet: boolean;
  /** The file from which the other ignore files are generated. */
  readonly source: string | null;
  readonly yaml: boolean;
  /** A file with the rules of Copilot's content exclusion, as YAML. */
  readonly exclusionRules: string | null;
  readonly level: HardeningLevel;
  readonly scope: 'workspace' | 'user';
  readonly only: readonly string[] | null;
  readonly for: readonly string[] | null;
  /** Whether to list what the tools left on the disk instead of their settings. */
  readonly stored: boolean;
  /** Ids of stored data to move away. */
  readonly purge: readonly string[] | null;
  /** Rows of the list of readers to fix. */
  readonly fix: readonly string[] | null;
  /** The kind of fix; null: the mildest. */
  readonly by: ReaderFix | null;
  readonly egress: EgressOptions;
  readonly guard: GuardOptions;
  readonly policy: PolicyOptions;
  readonly fleet: FleetOptions;
  readonly help: boolean;
  readonly version: boolean;
}

/** Parses the command line. Throws {@link UsageError} that names the invalid argument. */
export function parseOptions(argv: readonly string[], cwd: string): Options {
  const { values, positionals } = parse(argv);
  if (values.help !== true && values.version !== true) checkOptions(positionals, Object.keys(values));
  if (values.apply === true && values['dry-run'] === true)
    throw new UsageError('--apply and --dry-run contradict each other');
  const workspace = path.resolve(cwd, values.workspace ?? '.');
  return {
    operands: positionals,
    ...formatsOf(values.format, positionals),
    formatWord: values.format ?? null,
    ...scanOptionsOf(values, cwd),
    ...historyOptionsOf(values),
    currentFolder: path.resolve(cwd),
    workspace,
    home: path.resolve(cwd, values.home ?? homedir()),
    assistants: assistantsOf(values.assistants, values.assistant),
    failOn: oneOf('--fail-on', values['fail-on'], riskLevels),
    contentExclusion: exclusionOf(values['content-exclusion']),
    showSecrets: values['show-secrets'] === true,
    color: oneOf('--color', values.color, colorChoices) ?? 'auto',
    ascii: values.ascii === true,
    apply: values.apply === true,
    reason: values.reason ?? null,
    undo: values.undo === true,
    cursor: values.cursor ?? null,
    open: values.open ?? [],
    feature: values.feature ?? null,
    file: values.file ?? null,
    drift: values.drift === true,
    verbose: values.verbose === true,
    quiet: values.quiet === true,
    source: values.source ?? null,
    yaml: values.yaml === true,
    exclusionRules: values['exclusion-rules'] ?? null,
    level: oneOf('--level', values.level, hardeningLevels) ?? 'recommended',
    scope: hardeningScope(values.scope, positionals),
    only: listOf(values.only),
    for: listOf(values.for),
    stored: values.stored === true,
    purge: listOf(values.purge),
    fix: listOf(values.fix),
    by: oneOf('--by', values.by, readerFixes),
    egress: egressOptionsOf(values),
    guard: guardOptionsOf(values, positionals),
    policy: policyOptionsOf(values),
    fleet: fleetOptionsOf(values),
    help: values.help === true,
    version: values.version === true,
  };
}

const specs = {
  format: { type: 'string' },
  ...scanOptionSpecs,
  workspace: { type: 'string' },
  home: { type: 'string' },
  assistants: { type: 'string' },
  assistant: { type: 'string' },
  'fail-on': { type: 'string' },
  'content-exclusion': { type: 'string' },
  'show-secrets': { type: 'boolean' },
  color: { type: 'string' },
  ascii: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  apply: { type: 'boolean' },
  reason: { type: 'string' },
  undo: { type: 'boolean' },
  cursor: { type: 'string' },
  open: { type: 'string', multiple: true },
  feature: { type: 'string' },
  file: { type: 'string' },
  drift: { type: 'boolean' },
  verbose: { type: 'boolean', short: 'v' },
  quiet: { type: 'boolean', short: 'q' },
  source: { type: 'string' },
  yaml: { type: 'boolean' },
  'exclusion-rules': { type: 'string' },
  level: { type: 'string' },
  scope: { type: 'string' },
  only: { type: 'string' },
  for: { type: 'string' },
  stored: { type: 'boolean' },
  purge: { type: 'string' },
  fix: { type: 'string' },
  by: { type: 'string' },
  ...historyOptionSpecs,
  ...egressOptionSpecs,
  ...guardOptionSpecs,
  ...policyOptionSpecs,
  ...fleetOptionSpecs,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const satisfies ParseArgsConfig['options'];

/**
 * Node's own parser splits the words; our own parts are the tables of what each command uses (`accepted.ts`) and the help from which
 * the reference is generated. No library provides both, and we would still need them: commander 14 adds 41 kB to the 12 kB that every
 * run loads, yargs 18 113 kB, cac 7 and citty 0.2 10 kB, without refusing options that a sub-command does not use (bundled, 2026-11).
 */
function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options: specs });
  } catch (error) {
    throw new UsageError(problemOf(error));
  }
}

/** Rewords Node's message about an unknown option, which explains how to pass it as a positional argument. */
function problemOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const unknown = /^Unknown option '(-[^']*)'/.exec(error.message)?.[1];
  // It may have several lines, but an error is printed as one.
  if (unknown === undefined) return error.message.replace(/\n/g, ' ');
  const near = closest(unknown.replace(/^-+/, ''), Object.keys(specs));
  return `there is no option ${unknown}${near === null ? '' : `; did you mean --${near}?`}; --help lists them`;
}

/** Commands that read the word after `--format` themselves: the form of a policy, or a format that only they have. */
const readingFormats: readonly string[] = ['egress policy', 'egress inventory', 'fleet merge', 'trail', 'facts'];

function formatsOf(value: string | undefined, words: readonly string[]): Pick<Options, 'format' | 'scanFormat'> {
  const [command, verb] = words;
  if (readingFormats.some(each => each === command || each === `${command} ${verb}`))
    return { scanFormat: 'text', format: 'text' };
  const checked: readonly ScanFormat[] = [...formats, 'junit'];
  const isCheck = command === 'policy' && verb === 'check';
  const scanFormat = oneOf('--format', value, command === 'scan' ? scanFormats : isCheck ? checked : formats) ?? 'text';
  return { scanFormat, format: formats.find(each => each === scanFormat) ?? 'text' };
}

function hardeningScope(value: string | undefined, [command]: readonly string[]): Options['scope'] {
  // For the guard, the scope may also be the machine; the command reads it itself.
  if (command === 'guard') return 'user';
  return oneOf('--scope', value, ['workspace', 'user'] as const) ?? 'workspace';
}

function listOf(value: string | undefined): readonly string[] | null {
  return value === undefined ? null : entriesOf(value);
}

function assistantsOf(several: string | undefined, one: string | undefined): Options['assistants'] {
  const value = one ?? several;
  return value === 'all' ? 'all' : listOf(value);
}

function exclusionOf(value: string | undefined): boolean | null {
  const given = oneOf('--content-exclusion', value, ['on', 'off', 'unknown'] as const);
  return given === null || given === 'unknown' ? null : given === 'on';
}

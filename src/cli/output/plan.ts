import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { changesGuard } from '../../core/guard/guardChange.ts';
import { maskText } from '../../core/exposure/masking/mask.ts';
import { markdownBlock, markdownCode, md } from '../../core/report/formats/markdown.ts';
import type { Message } from '../../core/message.ts';
import { withoutHidden } from '../../core/readers/fixes/hidden.ts';
import { isFileProblem } from '../../core/settings/fileProblems.ts';
import type { FileEdit, Plan, PlannedChange } from '../../core/settings/types.ts';
import { secrets } from '../../node/scanning/lazySecrets.ts';
import { applyEdits, recover } from '../../node/journal/journal.ts';
import { type JournalPorts, portsOn } from '../../node/journal/ports.ts';
import { latest, undoLatest } from '../../node/journal/undo.ts';
import { usualKeptDays } from '../../node/trail/append.ts';
import { trailFolder } from '../../node/trail/journalTrail.ts';
import { trailRules } from '../../node/trail/trailRules.ts';
import type { Environment } from '../environment.ts';
import { mustBePerson } from '../person.ts';
import type { Painter } from './painter.ts';
import { block, document, json, lines, type Safe, t } from './safe.ts';
import { counted, say } from './text.ts';
import { refuseSarif } from '../arguments/ownFormat.ts';
import { UsageError } from '../arguments/usage.ts';
import { shownBelow } from '../../node/files/inside.ts';

/**
 * Shows a plan, and writes it if `--apply` was given. The exit code is 0, even if there is nothing to do; 2 if something that was
 * asked for is left out, even if the rest is written.
 * @param notes sentences about the plan that are not about one of its files
 * @param isAsked whether something left out for this reason was asked for
 */
export async function applyOrPreview(
  environment: Environment,
  command: string,
  plan: Plan,
  notes: readonly string[] = [],
  isAsked: (why: Message) => boolean = isFileProblem,
): Promise<number> {
  const { options, print } = environment;
  refuseSarif(options, command);
  const isApplied = options.apply && plan.edits.length > 0;
  if (isApplied) {
    const ports = await portsWithReason(environment, command);
    const result = await applyEdits(plan.edits, journalFolder(environment), ports);
    if (!result.ok) throw new UsageError(say(result.problem));
  }
  const left = plan.skipped.filter(({ why }) => isAsked(why));
  print(format(environment, command, plan, isApplied, notes));
  if (left.length === 0) return 0;
  const names = [...new Set(left.map(({ assistant }) => assistantName(assistant)))];
  environment.warn(t`not done for ${names.join(', ')}: ${[...new Set(left.map(({ why }) => say(why)))].join(' ')}`);
  return 2;
}

/** Completes or reverts a change that a crash interrupted. Call it before reading the files that a command plans to change. */
export async function settleInterrupted(environment: Environment): Promise<void> {
  const outcome = await recover(journalFolder(environment), portsFor(environment, 'sightglass'));
  if (outcome !== null) environment.warn(say(outcome));
}

/** Undoes the last applied plan or purge, byte for byte. Only a person may undo a change to an agent's guard. */
export async function undo(environment: Environment): Promise<number> {
  const ports = await portsWithReason(environment, 'undo');
  const last = await latest(journalFolder(environment), ports);
  if (changesGuard(last?.files ?? [])) mustBePerson(environment, 'taking back what changed the guard');
  const result = last === null ? null : await undoLatest(journalFolder(environment), last, ports);
  if (result !== null && !result.ok) throw new UsageError(say(result.problem));
  const removed = result?.removed ?? [];
  const restored = (result?.files ?? []).filter(file => !removed.includes(file));
  const part = (title: string, files: readonly string[]): readonly (string | Safe)[] =>
    files.length === 0 ? [] : [title, ...files.map(file => t`  ${file}`)];
  const all = [...part('Restored:', restored), ...part('Removed, since they were not there before:', removed)];
  environment.print(lines(result === null ? ['There is nothing to undo.'] : all));
  return 0;
}

/** Like {@link portsFor}, with the policy that applies here. Throws {@link UsageError} if it requires a reason and none was given. */
export async function portsWithReason(environment: Environment, command: string): Promise<JournalPorts> {
  const { options } = environment;
  const { isAsked, keptDays, organisation } = await trailRules(options.workspace);
  if (isAsked && options.reason === null)
    throw new UsageError(`the policy of ${organisation} asks why: give a reason with --reason TEXT`);
  return portsFor(environment, command, keptDays);
}

/** Returns ports whose trail records the command and its reason; a secret in the reason is masked. */
function portsFor({ options }: Environment, command: string, keptDays = usualKeptDays): JournalPorts {
  const justification = options.reason === null ? null : maskText(options.reason, secrets().createScanner(), 'reason');
  return portsOn({ command, justification, folder: trailFolder(options.home), keptDays });
}

/** Returns the folder in which changes are kept for undo. */
export function journalFolder({ options }: Environment): string {
  return path.join(options.home, '.sightglass', 'journal');
}

function format(
  environment: Environment,
  command: string,
  plan: Plan,
  isApplied: boolean,
  notes: readonly string[],
): Safe {
  const { options, painter } = environment;
  if (options.format === 'json') return json(asJson(command, plan, isApplied, notes));
  const count = counted(plan.edits.length, 'file');
  const outcome =
    plan.edits.length === 0
      ? 'Nothing to do.'
      : isApplied
        ? `${count} written. sightglass undo takes it back.`
        : `Nothing is written yet; --apply writes ${count}.`;
  if (options.format === 'markdown') return document(markdown(environment, plan, [...notes, outcome]));
  return lines([
    ...plan.edits.flatMap(edit => [
      ...coloured(diffOf(edit, plan, options.workspace), painter),
      ...effects(edit, painter),
    ]),
    ...skippedGroups(plan).map(
      ({ why, names }) => t`${painter.paint('yellow', 'not here')}: ${why} ${painter.dim(names.join(', '))}`,
    ),
    ...notes.map(note => t`${painter.paint('yellow', 'note')}: ${note}`),
    outcome,
  ]);
}

function markdown({ options }: Environment, plan: Plan, ending: readonly string[]): string {
  const parts = plan.edits.flatMap(edit => [
    markdownBlock(diffOf(edit, plan, options.workspace), 'diff').markdown,
    edit.changes.map(change => md`- ${markdownCode(change.key)}: ${effectText(change)}`.markdown).join('\n'),
  ]);
  const skipped = skippedGroups(plan).map(({ why, names }) => md`Not here: ${why} ${names.join(', ')}`.markdown);
  return `${[...parts, ...skipped, ...ending.map(each => md`${each}`.markdown)].filter(each => each !== '').join('\n\n')}\n`;
}

/** Returns what each change does and what it costs, for printing below its diff. */
function effects({ changes }: FileEdit, painter: Painter): readonly Safe[] {
  return changes.map(change => t`  ${painter.bold(change.key)}  ${effectText(change)}`);
}

function effectText({ state: { spec } }: PlannedChange): string {
  return `${say(spec.effect)}${spec.cost === undefined ? '' : ` Cost: ${say(spec.cost)}`}`;
}

/** Returns the settings that cannot be written here, one row for each reason. */
function skippedGroups(plan: Plan): readonly { readonly why: string; readonly names: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { assistant, key, why } of plan.skipped) {
    const reason = say(why);
    groups.set(reason, [...(groups.get(reason) ?? []), `${assistantName(assistant)} ${key}`]);
  }
  return [...groups].map(([why, names]) => ({ why, names }));
}

function asJson(command: string, plan: Plan, isApplied: boolean, notes: readonly string[]): string {
  const body = {
    schema: `sightglass/${command}/1`,
    applied: isApplied,
    edits: plan.edits.map(({ file, before, after, changes }) => ({
      file,
      isNew: before === null,
      changes: changes.map(({ assistant, key, from, to, why, state }) => ({
        assistant,
        key,
        from: from ?? null,
        to,
        why: say(why),
        cost: state.spec.cost === undefined ? null : say(state.spec.cost),
      })),
      ...(changes.length === 0 ? { adds: addedLines(before ?? '', after) } : {}),
    })),
    skipped: plan.skipped.map(({ assistant, key, why }) => ({ assistant, key, why: say(why) })),
    notes,
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** Returns the lines added to a file, without comments: patterns of an ignore file, entries of a baseline. */
function addedLines(before: string, after: string): readonly string[] {
  const had = new Set(before.split(/\r?\n/));
  return after.split(/\r?\n/).filter(line => line.trim() !== '' && !line.startsWith('#') && !had.has(line));
}

/** Returns a unified diff. Lines around a change may contain a key, so both sides are masked in the same way. */
function diffOf({ file, before, after }: FileEdit, { hides = [] }: Plan, workspace: string): string {
  const name = shownBelow(workspace, file);
  const scanner = secrets().createScanner();
  const masked = (text: string): string => maskText(withoutHidden(text, hides), scanner, name);
  const side = (letter: string): string => (name.startsWith('/') ? `${letter}${name}` : `${letter}/${name}`);
  const from = before === null ? '/dev/null' : side('a');
  return createTwoFilesPatch(from, side('b'), masked(before ?? ''), masked(after), undefined, undefined, {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}

function coloured(diff: string, painter: Painter): readonly Safe[] {
  return diff
    .replace(/\n$/, '')
    .split('\n')
    .map(line => {
      const shown = block(line, '');
      if (/^(?:---|\+\+\+)/.test(line)) return painter.bold(shown);
      if (line.startsWith('+')) return painter.paint('green', shown);
      return line.startsWith('-') ? painter.paint('red', shown) : shown;
    });
}

import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { assistantName } from '../../core/assistants/catalogue.ts';
import { maskText } from '../../core/exposure/mask.ts';
import { createScanner } from '../../core/secrets/scanner.ts';
import type { FileEdit, Plan } from '../../core/settings/types.ts';
import { applyEdits, recover } from '../../node/journal/journal.ts';
import { undoLatest } from '../../node/journal/undo.ts';
import type { Environment } from '../environment.ts';
import { printable, say } from './text.ts';
import { UsageError } from '../arguments/usage.ts';

/** Shows a plan, and writes it where `--apply` was given. Exit code 0, also when there is nothing to do. */
export async function applyOrPreview(environment: Environment, command: string, plan: Plan): Promise<number> {
  const { options, print } = environment;
  if (options.format === 'sarif') throw new UsageError(`${command} has no sarif format: a plan has no findings`);
  const isApplied = options.apply && plan.edits.length > 0;
  if (isApplied) {
    const result = await applyEdits(plan.edits, journalFolder(environment));
    if (!result.ok) throw new UsageError(say(result.problem));
  }
  print(format(environment, command, plan, isApplied));
  return 0;
}

/** Settles what a crash interrupted. To be called before a command reads the files that it plans to change. */
export async function settleInterrupted(environment: Environment): Promise<void> {
  const outcome = await recover(journalFolder(environment));
  if (outcome !== null) environment.warn(say(outcome));
}

/** Takes the last applied plan or purge back, byte for byte. */
export async function undo(environment: Environment): Promise<number> {
  const result = await undoLatest(journalFolder(environment));
  if (result === null) {
    environment.print('There is nothing to undo.\n');
    return 0;
  }
  if (!result.ok) throw new UsageError(say(result.problem));
  environment.print(`Restored:\n${result.files.map(file => `  ${printable(file)}\n`).join('')}`);
  return 0;
}

/** Where changes are kept that can be taken back. */
export function journalFolder({ options }: Environment): string {
  return path.join(options.home, '.sightglass', 'journal');
}

function format(environment: Environment, command: string, plan: Plan, isApplied: boolean): string {
  const { options, painter } = environment;
  if (options.format === 'json') return json(command, plan, isApplied);
  const lines: string[] = [];
  const isMarkdown = options.format === 'markdown';
  for (const edit of plan.edits) {
    const diff = diffOf(edit, options.workspace);
    lines.push(isMarkdown ? `\`\`\`diff\n${diff}\`\`\`\n` : coloured(diff, environment));
  }
  for (const { assistant, key, why } of plan.skipped) {
    lines.push(
      `${painter.paint('yellow', 'not here')}: ${assistantName(assistant)}, ${printable(key)}: ${printable(say(why))}`,
    );
  }
  if (plan.edits.length === 0) lines.push('Nothing to do.');
  else if (isApplied) lines.push(`${filesText(plan.edits.length)} written. sightglass harden --undo takes it back.`);
  else lines.push(`Nothing is written yet; --apply writes ${filesText(plan.edits.length)}.`);
  return `${lines.join('\n')}\n`;
}

function json(command: string, plan: Plan, isApplied: boolean): string {
  const body = {
    schema: `sightglass/${command}/1`,
    applied: isApplied,
    edits: plan.edits.map(({ file, before, changes }) => ({
      file,
      isNew: before === null,
      changes: changes.map(({ assistant, key, from, to, why }) => ({
        assistant,
        key,
        from: from ?? null,
        to,
        why: say(why),
      })),
    })),
    skipped: plan.skipped.map(({ assistant, key, why }) => ({ assistant, key, why: say(why) })),
  };
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** A unified diff. Lines round a change may hold a key of the person's: they are masked on both sides alike. */
function diffOf({ file, before, after }: FileEdit, workspace: string): string {
  const relative = path.relative(workspace, file);
  const name = (relative.startsWith('..') || path.isAbsolute(relative) ? file : relative).split(path.sep).join('/');
  const scanner = createScanner();
  const masked = (text: string): string => maskText(text, scanner, name);
  const side = (letter: string): string => (name.startsWith('/') ? `${letter}${name}` : `${letter}/${name}`);
  const from = before === null ? '/dev/null' : side('a');
  return createTwoFilesPatch(from, side('b'), masked(before ?? ''), masked(after), undefined, undefined, {
    context: 3,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}

function coloured(diff: string, { painter }: Environment): string {
  return diff
    .split('\n')
    .map(line => {
      if (/^(?:---|\+\+\+)/.test(line)) return painter.bold(printable(line));
      if (line.startsWith('+')) return painter.paint('green', printable(line));
      return line.startsWith('-') ? painter.paint('red', printable(line)) : printable(line);
    })
    .join('\n');
}

function filesText(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

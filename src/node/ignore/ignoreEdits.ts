import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Generated } from '../../core/ignore/writing/block.ts';
import type { IgnoreTarget } from '../../core/ignore/writing/targets.ts';
import { type Message, message } from '../../core/message.ts';
import type { FileEdit } from '../../core/settings/types.ts';
import { readRuleText } from '../files/ruleText.ts';
import { relativeInside } from '../files/inside.ts';

export interface IgnoreEdits {
  readonly edits: readonly FileEdit[];
  /** Files that are left alone, each with the reason. */
  readonly skipped: readonly Message[];
  /** Why nothing can be written at all; `edits` is empty then. */
  readonly problem: Message | null;
}

/**
 * Computes the edits that give the ignore files of a folder the text that `make` returns. For a symbolic link, the file it
 * leads to is edited if that is in the folder; otherwise the link is skipped. Nothing is written here.
 * @param folder absolute
 */
export function ignoreEdits(
  folder: string,
  targets: readonly IgnoreTarget[],
  make: (target: IgnoreTarget, current: string | null) => Generated,
): IgnoreEdits {
  const edits = new Map<string, FileEdit>();
  const skipped: Message[] = [];
  for (const target of targets) {
    const file = fileBehind(path.join(folder, target.file), folder);
    if (file === null) {
      skipped.push(message('ignore.generate.linkedOut', { file: target.file }));
      continue;
    }
    if (file !== path.join(folder, target.file) && !isIgnoreFile(file, folder, targets)) {
      skipped.push(message('ignore.generate.linkedElsewhere', { file: target.file }));
      continue;
    }
    // Two names may lead to the same file: the second edit continues from the result of the first.
    const before = edits.get(file);
    const current = readRuleText(file, target.file);
    const text = before?.after ?? current.text;
    const generated = current.problem === null ? make(target, text) : current;
    if (generated.problem !== null) return { edits: [], skipped, problem: generated.problem };
    if (generated.text === null || generated.text === (text ?? '')) continue;
    edits.set(file, { file, before: current.text, after: generated.text, changes: [] });
  }
  return { edits: [...edits.values()], skipped, problem: null };
}

/**
 * Whether the target of a link may be written as an ignore file: it is named like an ignore file, is not executable, and is
 * not inside `.git`. A repository could link `.copilotignore` to `.git/config`.
 */
function isIgnoreFile(file: string, folder: string, targets: readonly IgnoreTarget[]): boolean {
  const parts = path.relative(folder, file).split(path.sep);
  if (parts.some(part => part.toLowerCase() === '.git')) return false;
  const name = path.basename(file);
  const isNamed = targets.some(target => path.basename(target.file) === name) || /ignore(?:\.\w+)?$/i.test(name);
  const isRun = ((lstatSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o111) !== 0;
  return isNamed && !isRun;
}

/** Returns the file to write for a name; null if it is a link that leads out of the folder or nowhere. */
function fileBehind(file: string, folder: string): string | null {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return file;
  try {
    const below = relativeInside(realpathSync(folder), realpathSync(file));
    return below === null ? null : path.join(folder, below);
  } catch {
    return null;
  }
}

import { type Message, message } from '../../message.ts';
import { type Generated, ownLines, withBlock } from './block.ts';
import { patternLines } from '../gitignore/rules.ts';
import { addDenyRules, denyRulesOf, type IgnoreTarget } from './targets.ts';

/** The file that the user maintains by hand and that all others are written from. In gitignore's syntax. */
export interface IgnoreSource {
  /** Relative to the folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/**
 * Updates one ignore file from the source: the source's lines, including comments and order, go into the marked block or into the list of
 * deny rules. The user's own lines stay. The source itself is left unchanged.
 */
export function fromSource(target: IgnoreTarget, current: string | null, source: IgnoreSource): Generated {
  if (target.file === source.file) return { text: current ?? '', problem: null };
  if (target.form === 'claude-deny') return addDenyRules(target, current, denyRulesOf(source.text));
  const own = ownLines(current ?? '');
  return own.problem === null ? withBlock(current ?? '', [`# From ${source.file}`, ...linesOf(source)]) : own;
}

/** Returns what a target cannot express; null if it can express everything. */
export function sourceLoss(target: IgnoreTarget, source: IgnoreSource): Message | null {
  if (target.form !== 'claude-deny' || target.file === source.file) return null;
  const exception = patternLines(source.text).find(({ pattern }) => pattern.startsWith('!'));
  if (!exception) return null;
  return message('ignore.source.noExceptions', { file: target.file, source: source.file, line: exception.line });
}

/** Returns the lines of the source without marks of a block, which would break the block that they are put into. */
function linesOf({ text }: IgnoreSource): readonly string[] {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const lines = body.split('\n').map(line => line.replace(/\r$/, ''));
  while (lines.at(-1)?.trim() === '') lines.pop();
  return lines.filter(line => !/^# (?:>>>|<<<) sightglass\s*$/.test(line));
}

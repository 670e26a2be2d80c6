import { type Message, message } from '../../message.ts';

/** The new text of an ignore file, or why it cannot be created. */
export type Generated =
  { readonly text: string; readonly problem: null } | { readonly text: null; readonly problem: Message };

const opening = '# >>> sightglass';
const closing = '# <<< sightglass';

/** Lines of a text, 1-based, both included. */
export interface BlockLines {
  readonly first: number;
  readonly last: number;
}

/** Returns the blocks that Sightglass maintains in a text, including their marks; none if they are broken. */
export function blocksIn(text: string): readonly BlockLines[] {
  const found = findBlocks(text);
  return 'problem' in found
    ? []
    : found.ranges.map(({ firstLine, lastLine }) => ({ first: firstLine, last: lastLine }));
}

/** Returns the user's own lines: the text without the blocks, or why they cannot be told apart. */
export function ownLines(text: string): Generated {
  const found = findBlocks(text);
  return 'problem' in found
    ? { text: null, problem: found.problem }
    : { text: withoutRanges(text, found.ranges), problem: null };
}

/**
 * Puts lines into the marked block of a text. Everything outside stays unchanged, byte for byte; several blocks become one at the place
 * of the first; without lines, the block is removed.
 */
export function withBlock(text: string, lines: readonly string[]): Generated {
  const found = findBlocks(text);
  if ('problem' in found) return { text: null, problem: found.problem };
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const block = lines.length === 0 ? '' : [opening, ...lines, closing, ''].join(lineEnd);
  const [first, ...others] = found.ranges;
  if (first) {
    const rest = others.map(each => ({ ...each, start: each.start - first.end, end: each.end - first.end }));
    return { text: text.slice(0, first.start) + block + withoutRanges(text.slice(first.end), rest), problem: null };
  }
  if (block === '') return { text, problem: null };
  const separator = text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : lineEnd;
  return { text: text + separator + block, problem: null };
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** Finds the blocks: whole lines from the opening to the closing mark, including line ends. */
function findBlocks(text: string): { readonly ranges: readonly Range[] } | { readonly problem: Message } {
  const ranges: Range[] = [];
  let start: { readonly offset: number; readonly line: number } | null = null;
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 0;
  while (offset < text.length) {
    line++;
    const feed = text.indexOf('\n', offset);
    const end = feed < 0 ? text.length : feed + 1;
    const content = text.slice(offset, end).trimEnd();
    const isOpening = content === opening;
    if (isOpening && start) return { problem: message('ignore.generate.brokenBlock', { line: start.line }) };
    if (isOpening) start = { offset, line };
    if (content === closing) {
      if (!start) return { problem: message('ignore.generate.brokenBlock', { line }) };
      ranges.push({ start: start.offset, end, firstLine: start.line, lastLine: line });
      start = null;
    }
    offset = end;
  }
  return start ? { problem: message('ignore.generate.brokenBlock', { line: start.line }) } : { ranges };
}

function withoutRanges(text: string, ranges: readonly Range[]): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of ranges) {
    kept += text.slice(from, start);
    from = end;
  }
  return kept + text.slice(from);
}

import { type Block, blocksOf } from './blocks.ts';

/** Parts of a Markdown text in which products do not look for imports. */
export type Region =
  /** Code within a line of text. */
  | 'spans'
  /** Blocks of code, between fences or indented. */
  | 'code'
  /** Both of the above, but not in lists. */
  | 'code-outside-lists'
  /** Blocks of HTML, except those that begin with a complete comment. */
  | 'html'
  | 'comments'
  /** Between lines of three or more backticks or tildes, wherever they are. */
  | 'fences'
  /** From a run of backticks to the next run of the same length, over any number of lines. */
  | 'backtick-pairs';

/** Offsets in a text, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const span = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;
const lineSpan = /(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
const comment = /<!--[\s\S]*?-->/g;

/** Returns the ranges of these parts in a text. */
export function regionsOf(text: string, kinds: readonly Region[]): readonly Stretch[] {
  if (kinds.includes('fences')) return outsideOf(fencesOf(text), text, kinds);
  if (kinds.includes('backtick-pairs')) return stretches(text, /(`+)[\s\S]*?\1/g, 0);
  return blocksOf(text).flatMap(block => regionsIn(block, text.slice(block.start, block.end), kinds));
}

function regionsIn({ kind, start, end, isInList }: Block, text: string, kinds: readonly Region[]): readonly Stretch[] {
  const isAnyCode = kinds.includes('code-outside-lists') && !isInList;
  const isComment = text.trimStart().startsWith('<!--') && text.includes('-->');
  const asksComments = kinds.includes('comments') && (kind === 'text' || isComment);
  const comments = asksComments ? stretches(text, comment, start) : [];
  switch (kind) {
    case 'code':
      return [...(isAnyCode || kinds.includes('code') ? [{ start, end }] : []), ...comments];
    case 'text':
      return [...(isAnyCode || kinds.includes('spans') ? stretches(text, span, start) : []), ...comments];
    case 'html':
      return [...(kinds.includes('html') && !isComment ? [{ start, end }] : []), ...comments];
  }
}

function stretches(text: string, pattern: RegExp, from: number): Stretch[] {
  return [...text.matchAll(pattern)].map(match => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

/** Returns the fences and the code spans outside of them. */
function outsideOf(fences: readonly Stretch[], text: string, kinds: readonly Region[]): readonly Stretch[] {
  const isFenced = (at: number): boolean => fences.some(({ start, end }) => start <= at && at < end);
  const spans = kinds.includes('spans') ? stretches(text, lineSpan, 0).filter(({ start }) => !isFenced(start)) : [];
  return [...fences, ...spans];
}

/** Returns the blocks between lines of three or more backticks or tildes; an unclosed one extends to the end. */
function fencesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let open: { readonly start: number; readonly mark: string } | null = null;
  for (const match of text.matchAll(/^ {0,3}(`{3,}|~{3,})(.*)$/gm)) {
    const [line, written = '', rest = ''] = match;
    if (open === null) open = { start: match.index, mark: written };
    else if (written.startsWith(open.mark) && rest.trim() === '') {
      found.push({ start: open.start, end: match.index + line.length });
      open = null;
    }
  }
  if (open !== null) found.push({ start: open.start, end: text.length });
  return found;
}

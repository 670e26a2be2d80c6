/** A part of a Markdown text that is read as one kind of thing (CommonMark 0.31, sections 4 and 5). */
export interface Block {
  readonly kind: 'code' | 'html' | 'text';
  /** Offsets in the whole text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly isInList: boolean;
}

/** A line without the prefixes of its containers. */
interface Line {
  readonly text: string;
  readonly start: number;
}

/** The deepest nesting of lists and quotes; deeper ones are read as text. */
const deepest = 12;

const fence = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/;
const rule = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/;
const item = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))(?:([ \t]+)(?=\S)|[ \t]*$)/;
const quote = /^ {0,3}> ?/;
const heading = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const indented = /^(?: {4}| {0,3}\t)/;
const blockTag =
  /^ {0,3}<\/?(?:address|article|aside|base|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|meta|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t>]|\/>|$)/i;
const loneTag = /^ {0,3}<\/?[a-z][\w-]*(?:[ \t][^<>]*)?\/?>[ \t]*$/i;
const rawTag = /^ {0,3}<(script|pre|style|textarea)(?:[ \t>]|$)/i;

/** Returns the blocks of a text in order. Blank lines belong to no block, or to the block around them. */
export function blocksOf(text: string): readonly Block[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    lines.push({ text: text.slice(start, end).replace(/\r$/, ''), start });
    start = end + 1;
  }
  const found: Block[] = [];
  read(lines, 0, false, found);
  return found;
}

function read(lines: readonly Line[], depth: number, isInList: boolean, found: Block[]): void {
  for (let at = 0; at < lines.length;) {
    const text = lines[at]?.text ?? '';
    if (text.trim() === '') at++;
    else if (depth < deepest && quote.test(text)) at = container(lines, at, inQuote, depth, isInList, found);
    else if (depth < deepest && item.test(text) && !rule.test(text))
      at = container(lines, at, inItem, depth, true, found);
    else {
      const { kind, end } = leafAt(lines, at);
      const last = lines[end - 1];
      const start = lines[at]?.start ?? 0;
      found.push({ kind, start, end: last === undefined ? start : last.start + last.text.length, isInList });
      at = end;
    }
  }
}

/** Reads the content of a quote or list item; returns the index of the line after it. */
function container(
  lines: readonly Line[],
  at: number,
  contentOf: typeof inQuote,
  depth: number,
  isInList: boolean,
  found: Block[],
): number {
  const { content, end } = contentOf(lines, at);
  read(content, depth + 1, isInList, found);
  return end;
}

function inQuote(lines: readonly Line[], at: number): { readonly content: readonly Line[]; readonly end: number } {
  const content: Line[] = [];
  let end = at;
  for (let line = lines[end]; line !== undefined; line = lines[++end]) {
    const mark = quote.exec(line.text)?.[0];
    if (mark !== undefined) content.push(cut(line, mark.length));
    else if (line.text.trim() !== '' && !interrupts(line.text)) content.push(line);
    else break;
  }
  return { content, end };
}

function inItem(lines: readonly Line[], at: number): { readonly content: readonly Line[]; readonly end: number } {
  const first = lines[at] ?? { text: '', start: 0 };
  const width = markWidth(first.text);
  const content: Line[] = [cut(first, Math.min(width, first.text.length))];
  let end = at + 1;
  let isAfterBlank = false;
  for (let line = lines[end]; line !== undefined; line = lines[++end]) {
    const isBlank = line.text.trim() === '';
    const lead = /^[ \t]*/.exec(line.text)?.[0] ?? '';
    const isBelow = lead.includes('\t') || lead.length >= width;
    if (!isBlank && !isBelow && (isAfterBlank || interrupts(line.text))) break;
    content.push(isBelow ? cut(line, lead.startsWith('\t') ? 1 : Math.min(width, lead.length)) : line);
    isAfterBlank = isBlank;
  }
  return { content, end };
}

/** Returns how far the text of an item is indented: its mark plus up to four blanks, or plus one blank if code follows. */
function markWidth(text: string): number {
  const [, mark = '', blanks = ' '] = item.exec(text) ?? [];
  return mark.length + (blanks.length > 4 ? 1 : blanks.length);
}

function cut({ text, start }: Line, length: number): Line {
  return { text: text.slice(length), start: start + length };
}

/** Whether a line cannot continue a paragraph above it. */
function interrupts(text: string): boolean {
  return (
    fence.test(text) ||
    quote.test(text) ||
    heading.test(text) ||
    rule.test(text) ||
    blockTag.test(text) ||
    rawTag.test(text) ||
    /^ {0,3}<!--/.test(text) ||
    /^ {0,3}(?:[-*+]|1[.)])[ \t]+\S/.test(text)
  );
}

/** Returns the kind of the block that begins at a line, and the index of the line after it. */
function leafAt(lines: readonly Line[], at: number): { readonly kind: Block['kind']; readonly end: number } {
  const text = lines[at]?.text ?? '';
  const mark = fence.exec(text);
  if (mark !== null) {
    const written = mark[1] ?? mark[2] ?? '';
    const close = new RegExp(`^ {0,3}${written.charAt(0)}{${written.length},}[ \\t]*$`);
    return { kind: 'code', end: behind(lines, at + 1, each => close.test(each)) };
  }
  if (indented.test(text)) {
    let end = at + 1;
    for (let next = at + 1; next < lines.length; next++) {
      const each = lines[next]?.text ?? '';
      if (indented.test(each)) end = next + 1;
      else if (each.trim() !== '') break;
    }
    return { kind: 'code', end };
  }
  const html = htmlEnd(lines, at);
  if (html !== null) return { kind: 'html', end: html };
  return { kind: 'text', end: heading.test(text) || rule.test(text) ? at + 1 : before(lines, at + 1) };
}

/** Returns the index of the line after an HTML block that begins at a line; null if none begins there. */
function htmlEnd(lines: readonly Line[], at: number): number | null {
  const text = lines[at]?.text ?? '';
  if (/^ {0,3}<!--/.test(text)) return behind(lines, at, each => each.includes('-->'));
  const raw = rawTag.exec(text)?.[1]?.toLowerCase();
  if (raw !== undefined) return behind(lines, at, each => each.toLowerCase().includes(`</${raw}>`));
  if (!blockTag.test(text) && !loneTag.test(text)) return null;
  let end = at + 1;
  while (end < lines.length && lines[end]?.text.trim() !== '') end++;
  return end;
}

/** Returns the index of the line after the first one that ends a block; the number of lines if none does. */
function behind(lines: readonly Line[], from: number, isEnd: (text: string) => boolean): number {
  for (let at = from; at < lines.length; at++) if (isEnd(lines[at]?.text ?? '')) return at + 1;
  return lines.length;
}

/** Returns the index of the first line that is blank or begins another block. */
function before(lines: readonly Line[], from: number): number {
  let end = from;
  for (
    let line = lines[end];
    line !== undefined && line.text.trim() !== '' && !interrupts(line.text);
    line = lines[end]
  )
    end++;
  return end;
}

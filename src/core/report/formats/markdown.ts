/** Markdown that we made. A plain string comes from outside and stays text: no links, images, HTML or headings of its own. */
export interface Markdown {
  readonly markdown: string;
}

type Piece = string | Markdown;

/** Makes Markdown with inserted pieces; strings are escaped. */
export function md(words: TemplateStringsArray, ...pieces: readonly (Piece | number)[]): Markdown {
  const all = words.map((word, at) => word + (at < pieces.length ? piece(pieces[at] ?? '') : ''));
  return { markdown: all.join('') };
}

function piece(value: Piece | number): string {
  return typeof value === 'object' ? value.markdown : escapeMarkdown(String(value));
}

/** Escapes a text so that Markdown and HTML in it are shown literally, on one line (CommonMark 0.31, 2.4; also GFM's autolinks). */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>|~&]/g, '\\$&')
    .replace(/^( ?)([-+=#])/, '$1\\$2')
    .replace(/^( ?\d+)([.)])/, '$1\\$2')
    .replace(/:\/\//g, '\\://')
    .replace(/\bwww\./gi, found => `${found.slice(0, 3)}\\.`);
}

/** Formats a table cell: one line, with pipes that cannot end the cell. */
function cell(value: Piece): string {
  const text = piece(value).replace(/\s+/g, ' ').trim();
  // In escaped text, pipes are already escaped; GFM also requires this inside code.
  return typeof value === 'string' ? text : text.replace(/(?<!\\)\|/g, '\\|');
}

/** Makes a Markdown table. Every row has as many cells as the head. */
export function markdownTable(head: readonly Piece[], rows: readonly (readonly Piece[])[]): Markdown {
  const line = (cells: readonly Piece[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return { markdown: [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n') };
}

/** Makes inline code whose fence no backtick of the text can close. */
export function markdownCode(text: string): Markdown {
  const line = text.replace(/[\r\n]+/g, ' ');
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return { markdown: `${fence}${pad}${line}${pad}${fence}` };
}

/** Makes a fenced block that no line of the text can end. */
export function markdownBlock(text: string, language: string): Markdown {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return { markdown: `${fence}${language}\n${text.endsWith('\n') ? text : `${text}\n`}${fence}` };
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}

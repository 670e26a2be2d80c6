import { lineStart } from '../texts/lines.ts';

/** How a text is laid out, so added lines look like the existing ones. */
export interface Layout {
  readonly lineEnd: '\n' | '\r\n';
  /** One level of indentation. */
  readonly indent: string;
}

/** Returns the text's own line ends and indentation; if it has none, line feeds and `indent`. */
export function layoutOf(text: string, indent: string): Layout {
  const [, found] = /(?:^|\n)([ \t]+)\S/.exec(text) ?? [];
  return { lineEnd: text.includes('\r\n') ? '\r\n' : '\n', indent: found ?? indent };
}

/** Returns what separates a text from a line added at its end. */
export function lineBreakAtEnd(text: string, { lineEnd }: Layout): string {
  return text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : lineEnd;
}
/** Returns the white space that the line of an offset starts with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}

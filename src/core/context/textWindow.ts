import { lineNumberAt } from './lineBreaks.ts';

/** How much of a text an assistant takes. Characters are UTF-16 units; a token counts as four of them. */
export interface Extent {
  readonly unit: 'lines' | 'characters' | 'tokens';
  readonly most: number;
}

/** A piece of a text and its lines, 1-based and inclusive. */
export interface TextWindow {
  readonly text: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** Several products estimate tokens like this; we do so for products whose tokenizer is not known. */
const charactersPerToken = 4;

const charactersOf = (extent: Extent): number => extent.most * (extent.unit === 'tokens' ? charactersPerToken : 1);

function windowOf(text: string, start: number, end: number): TextWindow {
  return { text: text.slice(start, end), startLine: lineNumberAt(text, start), endLine: lineNumberAt(text, end) };
}

/** Returns the last part of the text before an offset. For `lines`, the line of the offset counts as the last one. */
export function before(text: string, offset: number, extent: Extent): TextWindow {
  if (extent.unit !== 'lines') return windowOf(text, Math.max(0, offset - charactersOf(extent)), offset);
  let start = offset;
  for (let lines = 0; lines < extent.most && start >= 0; lines++)
    start = start === 0 ? -1 : text.lastIndexOf('\n', start - 1);
  return windowOf(text, Math.max(0, start + 1), offset);
}

/** Returns the first part of the text after an offset. For `lines`, the rest of the offset's line counts as the first one. */
export function after(text: string, offset: number, extent: Extent): TextWindow {
  if (extent.unit !== 'lines') return windowOf(text, offset, Math.min(text.length, offset + charactersOf(extent)));
  let end = offset - 1;
  for (let lines = 0; lines < extent.most && end < text.length; lines++) {
    const next = text.indexOf('\n', end + 1);
    end = next < 0 ? text.length : next;
  }
  return windowOf(text, offset, Math.max(offset, Math.min(end, text.length)));
}

import type { OpenDocument, SourceRange } from '../../types.ts';
import { languageOf } from './language.ts';
import type { PlacedBlock } from '../prompt/placedBlocks.ts';
import { lineBreaksBefore } from '../../lineBreaks.ts';

const cellScheme = 'vscode-notebook-cell:';
const separator = '\n\n';

/** The active document as Copilot reads it, and the cells whose text precedes its own. */
export interface ReadDocument {
  readonly active: OpenDocument;
  readonly cursor: number;
  readonly cellsAbove: readonly OpenDocument[];
}

/**
 * In a notebook, the code cells above the active one that have the same language precede its text; text cells and outputs do not.
 * Measured with Copilot 0.67.0 on 2026-11-20. The cells are in the order of the open documents, which is that of the notebook unless
 * cells were moved.
 */
export function readDocument(documents: readonly OpenDocument[], active: OpenDocument, cursor: number): ReadDocument {
  if (!active.uri.startsWith(cellScheme)) return { active, cursor, cellsAbove: [] };
  const notebook = (uri: string): string => uri.replace(/#[^]*$/, '');
  const language = languageOf(active.uri, active.languageId);
  const cellsAbove = documents
    .slice(0, documents.indexOf(active))
    .filter(({ uri }) => uri.startsWith(cellScheme) && notebook(uri) === notebook(active.uri))
    .filter(cell => languageOf(cell.uri, cell.languageId) === language);
  const above = cellsAbove.map(cell => cell.text + separator).join('');
  return { active: { ...active, text: above + active.text }, cursor: above.length + cursor, cellsAbove };
}

const linesOf = (text: string): number => lineBreaksBefore(text, text.length) + 1;

/** Assigns each part of a prompt to the cell that it comes from; a prefix is split between its cells. */
export function inCells(
  placed: readonly PlacedBlock[],
  active: OpenDocument,
  cellsAbove: readonly OpenDocument[],
): readonly PlacedBlock[] {
  if (cellsAbove.length === 0) return placed;
  // A cell of n lines takes n + 1 lines of the joined text, because an empty line follows it.
  const cells: { readonly cell: OpenDocument; readonly from: number; readonly offset: number }[] = [];
  let from = 0;
  let offset = 0;
  for (const cell of [...cellsAbove, active]) {
    cells.push({ cell, from, offset });
    from += linesOf(cell.text) + 1;
    offset += cell.text.length + separator.length;
  }
  return placed.flatMap(block => {
    const { startLine, endLine } = block;
    if (startLine === null || endLine === null || block.uri !== active.uri) return [block];
    const lines = block.text.split('\n');
    const parts = cells.flatMap(({ cell, from: above, offset: start }) => {
      const first = Math.max(startLine, above + 1);
      const last = Math.min(endLine, above + linesOf(cell.text) + (cell === active ? 0 : 1));
      if (first > last) return [];
      const text = lines.slice(first - startLine, last - startLine + 1).join('\n');
      const end = Math.min(last - above, linesOf(cell.text));
      const tokens = Math.round((block.tokens * (last - first + 1)) / (endLine - startLine + 1));
      const range = block.range && within(block.range, start, cell.text.length);
      return [{ ...block, uri: cell.uri, startLine: first - above, endLine: end, text, range, tokens }];
    });
    return parts.filter(({ startLine: first, endLine: end }) => first <= end);
  });
}

/** Returns the part of a range that is inside a piece of its text, relative to the start of the piece. */
function within(range: SourceRange, start: number, length: number): SourceRange {
  const inside = (offset: number): number => Math.max(0, Math.min(offset - start, length));
  return { start: inside(range.start), end: inside(range.end) };
}

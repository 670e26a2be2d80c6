import type { ContextItem } from '../../context/types.ts';
import type { MaskedBlock } from './maskPayload.ts';

/** A range of the assembled text, in UTF-16 units, end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A block, and where it is in the assembled text. */
export interface PlacedBlock extends Stretch {
  readonly block: MaskedBlock;
  /** Where something replaces a secret. */
  readonly masks: readonly Stretch[];
}

/** What would be sent, as one text. Every line ends with `\n`. */
export interface PayloadText {
  readonly text: string;
  readonly blocks: readonly PlacedBlock[];
  /** Where the cursor is between the text before and after it; null if no block ends or begins there. */
  readonly cursor: number | null;
}

/** The cursor, as given in the request. */
interface Cursor {
  readonly uri: string;
  readonly offset: number;
}

/**
 * Joins the blocks of one request into one text. A block that does not continue the previous one in their source begins on a new
 * line: otherwise the two would run together.
 * @param hidden the text to use for a block that is not shown
 */
export function payloadText(blocks: readonly MaskedBlock[], hidden: string, cursor: Cursor | null): PayloadText {
  let text = '';
  const placed: PlacedBlock[] = [];
  for (const block of blocks) {
    if (text !== '' && !text.endsWith('\n') && !goesOn(placed.at(-1)?.block, block)) text += '\n';
    const start = text.length;
    const masks: Stretch[] = [];
    if (block.shown === null) {
      masks.push({ start, end: start + hidden.length });
      text += hidden;
    }
    for (const piece of block.pieces) {
      const shown = piece.text.replace(/\r\n?/g, '\n');
      if (piece.isMask) masks.push({ start: text.length, end: text.length + shown.length });
      text += shown;
    }
    placed.push({ block, start, end: text.length, masks });
  }
  if (!text.endsWith('\n')) text += '\n';
  return { text, blocks: placed, cursor: cursor === null ? null : placeOfCursor(placed, cursor) };
}

function goesOn(before: MaskedBlock | undefined, { uri, range }: MaskedBlock): boolean {
  if (before === undefined || before.range === null || range === null) return false;
  return before.uri === uri && before.range.end === range.start;
}

function placeOfCursor(placed: readonly PlacedBlock[], { uri, offset }: Cursor): number | null {
  const own = placed.filter(({ block }) => block.uri === uri && block.range !== null);
  const above = own.findLast(({ block }) => block.range !== null && block.range.end <= offset);
  const below = own.find(({ block }) => block.range !== null && block.range.start >= offset);
  return above?.end ?? below?.start ?? null;
}

/**
 * The item that explains why a block is there and how large it is: a simulation gives both the same sentence. Undefined if the
 * assistant adds the block on its own.
 */
export function itemOf({ uri, startLine, title }: MaskedBlock, items: readonly ContextItem[]): ContextItem | undefined {
  return items.find(
    item => item.reason === title && (uri === null || (item.uri === uri && (item.startLine ?? 1) === (startLine ?? 1))),
  );
}

import type { LineIndex, Position } from '../texts/lines.ts';

/** A value of a document and the offset at which it is. Each format makes it of its own tree. */
export type Placed =
  | { readonly kind: 'value'; readonly offset: number; readonly value: unknown }
  | { readonly kind: 'list'; readonly offset: number; readonly items: readonly Placed[] }
  | { readonly kind: 'record'; readonly offset: number; readonly entries: readonly PlacedEntry[] };

export interface PlacedEntry {
  /** Empty where the format has keys that are no texts. */
  readonly key: string;
  readonly offset: number;
  readonly value: Placed;
}

/** A document and where things are in it. */
export interface Sheet {
  readonly file: string;
  readonly lines: LineIndex;
}

/** Where a problem is, as a message says it. */
export interface Where extends Position {
  readonly file: string;
}

/** The file, line and column of an offset. */
export function whereIs({ file, lines }: Sheet, offset: number): Where {
  return { file, ...lines.positionAt(offset) };
}

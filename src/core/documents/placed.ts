import type { LineIndex, Position } from '../texts/lines.ts';

/** A value in a document with its offset. Each format converts its own tree to this type. */
export type Placed =
  | { readonly kind: 'value'; readonly offset: number; readonly value: unknown }
  | { readonly kind: 'list'; readonly offset: number; readonly items: readonly Placed[] }
  | { readonly kind: 'record'; readonly offset: number; readonly entries: readonly PlacedEntry[] };

export interface PlacedEntry {
  /** Empty for a key that is not a string, in formats that allow one. */
  readonly key: string;
  readonly offset: number;
  readonly value: Placed;
}

/** A document and what is needed to locate offsets in it. */
export interface Sheet {
  readonly file: string;
  readonly lines: LineIndex;
}

/** The location of a problem as messages give it. */
export interface Where extends Position {
  readonly file: string;
}

/** Returns the file, line and column of an offset. */
export function whereIs({ file, lines }: Sheet, offset: number): Where {
  return { file, ...lines.positionAt(offset) };
}

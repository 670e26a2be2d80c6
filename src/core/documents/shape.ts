/**
 * The shape of a document. The reader and the JSON Schema are both made from it, so that they cannot disagree. Its regular
 * expressions are anchored where they are written, and run on both sides.
 */
export type Shape = { readonly description?: string } & (
  | {
      readonly kind: 'text';
      readonly pattern: RegExp;
      /** What it has to look like, for the complaint: `a host name such as api.example.com`. */
      readonly looksLike: string;
    }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'truth' }
  | { readonly kind: 'count'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'list'; readonly of: Shape; readonly least?: number }
  /** A word where it is a text, else a list. */
  | { readonly kind: 'word-or-list'; readonly word: string; readonly list: Shape }
  | RecordShape
);

export interface RecordShape {
  readonly kind: 'record';
  readonly description?: string;
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Exactly one of these has to be there. */
  readonly oneOf?: readonly string[];
}

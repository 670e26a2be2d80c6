/**
 * The shape of a document. Both the reader and the JSON Schema are derived from it, so they cannot disagree. Its regular
 * expressions contain their own anchors and are used on both sides.
 */
export type Shape = { readonly description?: string } & (
  | {
      readonly kind: 'text';
      readonly pattern: RegExp;
      /** What the text must look like, for the error message: `a host name such as api.example.com`. */
      readonly looksLike: string;
    }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'truth' }
  | { readonly kind: 'count'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'list'; readonly of: Shape; readonly least?: number }
  /** Either the given word, or a list. */
  | { readonly kind: 'word-or-list'; readonly word: string; readonly list: Shape }
  | RecordShape
);

export interface RecordShape {
  readonly kind: 'record';
  readonly description?: string;
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** Exactly one of these keys must be present. */
  readonly oneOf?: readonly string[];
}

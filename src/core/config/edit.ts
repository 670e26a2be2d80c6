import type { Message } from '../message.ts';
import type { SettingValue } from '../settings/types.ts';

/**
 * A value in a configuration text. `value` undefined: it is not set there or, with `isDynamic`, only running the file would reveal it.
 * Lines and columns are 1-based.
 */
export type Lookup =
  | {
      readonly kind: 'value';
      readonly value: SettingValue | undefined;
      readonly line: number | null;
      readonly isDynamic?: true;
    }
  | { readonly kind: 'malformed'; readonly line: number; readonly column: number; readonly name: string };

/** A text with one value changed, or why that cannot be done. */
export type Edited =
  { readonly text: string; readonly problem: null } | { readonly text: null; readonly problem: Message };

/** Reads and writes one configuration format. Neither function throws. */
export interface ConfigFormat {
  lookup(text: string, path: readonly string[]): Lookup;
  /** Null: there is no file yet. Every byte outside the value and what must surround it stays unchanged. */
  write(text: string | null, path: readonly string[], value: SettingValue): Edited;
}

/** Replaces a range of a text. */
export function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

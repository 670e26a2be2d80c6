/** Messages between the extension and the page of *Why Is This File Visible?*. All text is localised on the extension's side. */

/** The verdict of one feature of one assistant on the file: a mark and a word. */
export interface VisibilityCell {
  readonly kind: string;
  readonly glyph: string;
  readonly word: string;
}

/** A rule that decides, by place and pattern. */
export interface VisibilityRule {
  readonly text: string;
  /** Index that `rule` sends back; null where its file is not in this window. */
  readonly id: number | null;
}

export interface VisibilityRow {
  readonly assistant: string;
  /** One for each feature; null where the assistant does not have it. */
  readonly cells: readonly (VisibilityCell | null)[];
  readonly rules: readonly VisibilityRule[];
  /** Why, and how that is known: a sentence for each reason. */
  readonly reasons: readonly string[];
}

export interface VisibilityPage {
  readonly language: string;
  readonly title: string;
  /** Who already received the file, according to records; empty where they show nothing. */
  readonly given: string;
  readonly remediesTitle: string;
  /** What would change it, in sentences, each once. */
  readonly remedies: readonly string[];
  readonly holdBack: string;
  readonly openFile: string;
  readonly tableTitle: string;
  readonly assistant: string;
  readonly features: readonly string[];
  readonly rule: string;
  readonly why: string;
  readonly noRule: string;
  readonly rows: readonly VisibilityRow[];
}

export interface ToVisibility {
  readonly type: 'page';
  readonly page: VisibilityPage;
}

export type FromVisibility =
  { readonly type: 'ready' | 'hold-back' | 'open' } | { readonly type: 'rule'; readonly id: number };

/** Whether a value from the page is a valid message; pages are not trusted. */
export function isFromVisibility(value: unknown): value is FromVisibility {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'rule') return 'id' in value && Number.isSafeInteger(value.id);
  return value.type === 'ready' || value.type === 'hold-back' || value.type === 'open';
}

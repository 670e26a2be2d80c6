/** Messages between the extension and the page of *Why Is This File Visible?*. All text is localized by the extension. */

/** The verdict for one feature of one assistant on the file: a mark and a word. */
export interface VisibilityCell {
  readonly kind: string;
  readonly glyph: string;
  readonly word: string;
}

/** A rule that decides, by place and pattern. */
export interface VisibilityRule {
  readonly text: string;
  /** The index that `rule` sends back; null if the rule's file cannot be opened. */
  readonly id: number | null;
}

export interface VisibilityRow {
  readonly assistant: string;
  /** One cell for each feature; null if the assistant does not have it. */
  readonly cells: readonly (VisibilityCell | null)[];
  readonly rules: readonly VisibilityRule[];
  /** Why, and how that is known: one sentence for each reason. */
  readonly reasons: readonly string[];
}

export interface VisibilityPage {
  readonly language: string;
  readonly title: string;
  /** Who already received the file, according to records; empty if they show nothing. */
  readonly given: string;
  readonly remediesTitle: string;
  /** What would change the verdicts: one sentence for each remedy. */
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

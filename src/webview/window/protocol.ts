/** Messages between the extension and the page of the Context Window. All text is localized by the extension. */

/** The origin of a part, which decides how its segment is drawn. */
export type WindowKind = 'this-file' | 'snippet' | 'whole-file' | 'about' | 'on-demand';

export type WindowStanding = 'sent' | 'sent-unless-excluded' | 'may-be-sent' | 'held-back';

/** One part of the window: a segment of the bar and a row below it. */
export interface WindowRow {
  readonly label: string;
  /** The status, for screen readers: sighted users see it by color and pattern. */
  readonly stands: string;
  /** Why the part is included, or the rule that holds it back. */
  readonly why: string;
  readonly kind: WindowKind;
  readonly standing: WindowStanding;
  /** The length in the bar; 0 if the number of tokens is zero or unknown. */
  readonly tokens: number;
  /** As displayed: `133`, `?` or `–`. */
  readonly amount: string;
  /** For example `35%`; empty if it has no share. */
  readonly share: string;
  readonly secrets: number;
  /** The whole row in a sentence, with its evidence. */
  readonly spoken: string;
  /** Whether it can be opened and held back. */
  readonly isFile: boolean;
}

/** The window of one feature of one assistant. */
export interface WindowPicture {
  /** For example `GitHub Copilot · completion`. */
  readonly title: string;
  /** For example `382 of 7,692 tokens`. */
  readonly size: string;
  /** The evidence, in one word and in a sentence. */
  readonly known: string;
  readonly knownFully: string;
  /** For example `2 secrets in this request`; empty if there are none. */
  readonly secrets: string;
  /** The used part of the limit, 0 to 1; null if no limit is known. */
  readonly used: number | null;
  readonly rows: readonly WindowRow[];
  /** What cannot be known, in one line; empty if there is nothing. */
  readonly unknown: string;
}

/** A cell of the comparison: one feature of one assistant. */
export interface WindowCell {
  readonly feature: string;
  /** For example `575`; `?` if the size is unknown. */
  readonly amount: string;
  /** Whether something is held back from it. */
  readonly holds: boolean;
  /** The size relative to the fullest of all windows, 0 to 1. */
  readonly fill: number;
  readonly secrets: number;
  readonly spoken: string;
}

/** An answer to one of the user's first questions, as a line with a link. */
export interface WindowAnswer {
  readonly label: string;
  readonly detail: string;
  /** Where it is, or how many more there are; hidden first if there is no room. */
  readonly place: string;
}

/** The answers to the user's first questions, of which only `most` depends on the selection below. */
export interface WindowAnswers {
  /** `2 secrets in the next request`, a text that there may be some, or that none was found. */
  readonly secrets: string;
  /** Which secrets, and to whom they go; empty if none was found. */
  readonly secretRows: readonly WindowAnswer[];
  /** For example `… and 2 more`; empty if all are shown. */
  readonly moreSecrets: string;
  /** The file that matters most, with what holds it back and from whom; null if none is known. */
  readonly held: WindowAnswer | null;
  /**
   * What takes the most room in the chosen window: `Most of Copilot completion: server.ts:1–22, 33%`; empty if nothing has a size.
   */
  readonly most: string;
  /** Which tools report usage; empty as long as this is unknown. */
  readonly telemetry: string;
  readonly isTelemetryOpen: boolean;
  /** Whether there is a privacy report to open. */
  readonly hasReport: boolean;
}

export interface WindowLabels {
  readonly title: string;
  /** The accessible name of the answers above the table. */
  readonly answers: string;
  /** The accessible name of the table of all assistants. */
  readonly compare: string;
  readonly assistant: string;
  /** The column headings by feature, in short and in full. */
  readonly features: readonly { readonly id: string; readonly short: string; readonly name: string }[];
  readonly parts: string;
  readonly keys: string;
  readonly limitUsed: string;
  /** Has `{0}` for the number of parts that are drawn as one. */
  readonly more: string;
  /** Follow an amount, and a number of secrets. */
  readonly tokens: string;
  readonly secrets: string;
  readonly preview: string;
  readonly report: string;
  /** The link to the privacy report in one word, as displayed. */
  readonly reportShort: string;
  readonly holdBack: string;
  readonly why: string;
  readonly empty: string;
}

export interface WindowAssistant {
  readonly id: string;
  readonly name: string;
  /** The name for views with little room. */
  readonly short: string;
  readonly cells: readonly WindowCell[];
}

export interface WindowPage {
  readonly language: string;
  readonly labels: WindowLabels;
  /** The version of this page. Messages from the page contain it, because they refer to rows by index. */
  readonly version: number;
  readonly chosen: { readonly assistant: string; readonly feature: string };
  /** Null if nothing is known about any assistant. */
  readonly picture: WindowPicture | null;
  readonly answers: WindowAnswers;
  readonly assistants: readonly WindowAssistant[];
}

export interface ToWindow {
  readonly type: 'window';
  readonly page: WindowPage;
}

export type FromWindow =
  | { readonly type: 'ready' | 'preview' | 'report' | 'findings' }
  | { readonly type: 'choose'; readonly assistant: string; readonly feature: string }
  | { readonly type: 'open' | 'hold-back' | 'why'; readonly version: number; readonly row: number }
  /** Sent when an answer is chosen: a secret, or a file. */
  | { readonly type: 'secret' | 'held'; readonly version: number; readonly row: number };

/** Whether a value from the page is a valid message; pages are not trusted. */
export function isFromWindow(value: unknown): value is FromWindow {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const fields = value as Partial<Record<string, unknown>>;
  const isText = (name: 'assistant' | 'feature'): boolean => typeof fields[name] === 'string';
  const isWhole = (name: 'version' | 'row'): boolean => Number.isSafeInteger(fields[name]);
  switch (value.type) {
    case 'ready':
    case 'preview':
    case 'report':
    case 'findings':
      return true;
    case 'choose':
      return isText('assistant') && isText('feature');
    case 'open':
    case 'hold-back':
    case 'why':
    case 'secret':
    case 'held':
      return isWhole('version') && isWhole('row');
    default:
      return false;
  }
}

/** Messages between the extension and the page of the Context Window. All text is localised on the extension's side. */

/** How a segment is drawn: by where it comes from. */
export type WindowKind = 'this-file' | 'snippet' | 'whole-file' | 'about' | 'on-demand';

export type WindowStanding = 'sent' | 'sent-unless-excluded' | 'may-be-sent' | 'held-back';

/** One part of the window: a segment of the bar and a row below it. */
export interface WindowRow {
  readonly label: string;
  /** Its status, for screen readers: sighted people see it by colour and pattern. */
  readonly stands: string;
  /** Why it is included, or the rule that holds it back. */
  readonly why: string;
  readonly kind: WindowKind;
  readonly standing: WindowStanding;
  /** Its length in the bar; 0 where it takes no tokens that are known. */
  readonly tokens: number;
  /** As displayed: `133`, `?` or `–`. */
  readonly amount: string;
  /** `35%`; empty where it has no share. */
  readonly share: string;
  readonly secrets: number;
  /** The whole row in a sentence, with its evidence. */
  readonly spoken: string;
  /** Whether it can be opened, and held back. */
  readonly isFile: boolean;
}

/** The window of one feature of one assistant. */
export interface WindowPicture {
  /** `GitHub Copilot · completion` */
  readonly title: string;
  /** `382 of 7,692 tokens` */
  readonly size: string;
  /** The evidence, in a word and in a sentence. */
  readonly known: string;
  readonly knownFully: string;
  /** `2 secrets in this request`; empty where there is none. */
  readonly secrets: string;
  /** The used part of the limit, 0 to 1; null where none is known. */
  readonly used: number | null;
  readonly rows: readonly WindowRow[];
  /** What cannot be known, in one line; empty for nothing. */
  readonly unknown: string;
}

/** One feature of one assistant, next to the others. */
export interface WindowCell {
  readonly feature: string;
  /** `575`; `?` where no size is known. */
  readonly amount: string;
  /** Whether rules hold something back from it. */
  readonly holds: boolean;
  /** Of the fullest window of all, 0 to 1. */
  readonly fill: number;
  readonly secrets: number;
  readonly spoken: string;
}

/** An answer to one of the first questions, as a line with a link. */
export interface WindowAnswer {
  readonly label: string;
  readonly detail: string;
  /** Where it is, or how many more there are: dropped first where there is no room. */
  readonly place: string;
}

/** The answers to the first questions, independent of the selection below. */
export interface WindowAnswers {
  /** `2 secrets in the next request`, that there may be some, or that none was found. */
  readonly secrets: string;
  /** Which, and to whom; empty where none was found. */
  readonly secretRows: readonly WindowAnswer[];
  /** `… and 2 more`; empty where all are shown. */
  readonly moreSecrets: string;
  /** The file that matters most, what holds it back and from whom; null where none is known. */
  readonly held: WindowAnswer | null;
  /** What fills the chosen window most: `Most of Copilot completion: server.ts:1–22, 33%`; empty where nothing has a size. */
  readonly most: string;
  /** Which tools report usage; empty while it is not known. */
  readonly telemetry: string;
  readonly isTelemetryOpen: boolean;
  /** Whether there is a privacy report to open. */
  readonly hasReport: boolean;
}

export interface WindowLabels {
  readonly title: string;
  /** Names the answers above the table. */
  readonly answers: string;
  /** Names the table of all assistants. */
  readonly compare: string;
  readonly assistant: string;
  /** Headings of its columns, short, by feature. */
  readonly features: readonly { readonly id: string; readonly short: string; readonly name: string }[];
  readonly parts: string;
  readonly keys: string;
  readonly limitUsed: string;
  /** Has `{0}` for the number of parts that are drawn as one. */
  readonly more: string;
  /** After an amount, and after a number of secrets. */
  readonly tokens: string;
  readonly secrets: string;
  readonly preview: string;
  readonly report: string;
  /** The link to the privacy report in a word, for the eye. */
  readonly reportShort: string;
  readonly holdBack: string;
  readonly why: string;
  readonly empty: string;
}

export interface WindowAssistant {
  readonly id: string;
  readonly name: string;
  /** The heading where there is little room. */
  readonly short: string;
  readonly cells: readonly WindowCell[];
}

export interface WindowPage {
  readonly language: string;
  readonly labels: WindowLabels;
  /** The snapshot it shows: messages from the page have indexes into its rows. */
  readonly version: number;
  readonly chosen: { readonly assistant: string; readonly feature: string };
  /** Null where nothing is known of any assistant. */
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
  /** An answer was chosen: a secret, or a file that is held back. */
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

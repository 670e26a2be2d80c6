/** Messages between the extension and the page of the privacy report. All text is localized by the extension. */

export type ReportState = 'hardened' | 'weak' | 'optional' | 'unknown' | 'account' | 'ineffective';

export interface ReportSetting {
  readonly key: string;
  /** The value as displayed: `off`, `not set`, `could not be read`. Never a secret. */
  readonly value: string;
  /** `weak`: hardening is advised for everyone; `optional`: only strict hardening changes it. */
  readonly state: ReportState;
  /** False if its file is malformed or could not be read. */
  readonly isReadable: boolean;
  readonly stateText: string;
  /** The place where it is set: `User settings`, `~/.claude/settings.json:4`; empty if it is not set anywhere. */
  readonly where: string;
  /** The index that `open` sends back; null if there is nothing to open. */
  readonly openId: number | null;
  readonly advised: string;
  readonly why: string;
  readonly cost: string;
  readonly hosts: readonly string[];
  readonly trafficClass: string;
  readonly known: string;
  readonly lastChange: string;
  /** ISO 8601, for sorting; empty if no change was seen. */
  readonly changedAt: string;
}

export interface ReportTool {
  readonly id: string;
  readonly name: string;
  /** The installed version, and the version in which its settings were checked; empty if neither is known. */
  readonly version: string;
  /** The most important first. */
  readonly settings: readonly ReportSetting[];
}

export interface ReportChange {
  readonly when: string;
  readonly tool: string;
  readonly key: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  readonly from: string;
  readonly to: string;
}

/** A setting that no longer has its hardened value. */
export interface ReportDrift {
  readonly tool: string;
  readonly key: string;
  readonly wrote: string;
  readonly now: string;
}

export type ReportAnswer = 'open' | 'done' | 'not-done' | 'not-applicable';

/** A choice that only the user can check. */
export interface ReportCheck {
  readonly id: string;
  readonly tool: string;
  readonly key: string;
  readonly why: string;
  /** Whether `page` opens something for this id. */
  readonly hasPage: boolean;
  readonly page: string;
  readonly answer: ReportAnswer;
  readonly answered: string;
}

/** Data that a tool stored on the disk. */
export interface ReportStored {
  readonly id: string;
  readonly tool: string;
  readonly kind: string;
  readonly size: string;
  readonly holds: string;
  readonly cost: string;
  readonly where: readonly string[];
  readonly problem: string;
}

/** One purpose of one tool: its worst state, and the number of settings in that state. */
export interface ReportHeatCell {
  readonly kind: string;
  readonly glyph: string;
  readonly count: string;
  /** The whole cell in a sentence, with the other counts. */
  readonly spoken: string;
}

/** Tools by purposes. */
export interface ReportHeat {
  /** As {@link ReportSetting.trafficClass}. */
  readonly purposes: readonly string[];
  /** `tool` as in {@link ReportTool.name}; one cell for each purpose, null if the tool has no setting for it. */
  readonly rows: readonly { readonly tool: string; readonly cells: readonly (ReportHeatCell | null)[] }[];
  readonly legend: readonly { readonly kind: string; readonly glyph: string; readonly word: string }[];
}

/** A host in the traffic captures that were imported last. */
export interface ReportOutbound {
  readonly when: string;
  readonly host: string;
  readonly purpose: string;
  readonly tool: string;
  readonly requests: string;
  readonly sent: string;
  /** Null if the capture does not say. */
  readonly bytes: number | null;
  /** How many different secrets were sent, according to the contents. */
  readonly secrets: number;
  /** The number of secrets as text, or a text that contents were not seen. */
  readonly secretsText: string;
  /** Whether the capture includes the contents. */
  readonly isSeen: boolean;
  /** The whole row in a sentence. */
  readonly spoken: string;
  readonly capture: string;
}

/** Something that can read files or run commands for a model. */
export interface ReportReader {
  readonly kind: string;
  readonly name: string;
  /** The tools that use it; for an extension, the name of the editor. */
  readonly tools: string;
  /** The command or address, with secrets masked; empty if there is none. */
  readonly code: string;
  readonly facts: readonly string[];
  /** Says that it bypasses an ignore file, or is a secret, and what to do. */
  readonly warnings: readonly string[];
  readonly where: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  readonly known: string;
  /** The available fixes; each is sent back like a row's link. */
  readonly fixes: readonly { readonly label: string; readonly openId: number }[];
}

/** The state of one rule of a policy. */
export interface ReportPolicyRow {
  readonly rule: string;
  /** The tool and the setting, server, extension or class of files; empty if there is none. */
  readonly about: string;
  readonly outcome: 'broken' | 'unknown' | 'excepted' | 'met';
  readonly outcomeText: string;
  readonly now: string;
  readonly required: string;
  /** The name of the layer that decides; empty if the file already says it. */
  readonly layer: string;
  readonly where: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  readonly why: readonly string[];
  readonly known: string;
}

/** How this machine and the open folders comply with an organization's policy. */
export interface ReportPolicy {
  /** Sentences: counts, exceptions that end soon, what is ignored, why a file is not a policy. */
  readonly facts: readonly string[];
  /** Whether some of the broken rules can be fixed from here. */
  readonly canFix: boolean;
  /** Rules that are not met, the broken ones first. */
  readonly rows: readonly ReportPolicyRow[];
  readonly met: readonly ReportPolicyRow[];
}

/** An agent that has hooks, and whether it asks the guard. */
export interface ReportGuard {
  readonly tool: string;
  readonly state: string;
  readonly isGuarded: boolean;
  /** The file with the registration; empty if there is none. */
  readonly where: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  /** What its hooks cannot stop. */
  readonly open: readonly string[];
  readonly known: string;
}

/** One assistant on one day of the timeline. */
export interface ReportTimelineCell {
  /** Index into {@link ReportTimeline.days}. */
  readonly day: number;
  /** The size relative to the largest cell, 0 to 1. */
  readonly weight: number;
  /** How many different secrets. */
  readonly secrets: number;
  /** The size as displayed: `about 1.2 MB`. */
  readonly size: string;
  /** The whole cell in a sentence. */
  readonly text: string;
}

/** What was sent, by day and assistant. */
export interface ReportTimeline {
  /** A description of the picture, for screen readers. */
  readonly title: string;
  /** One for each day, without gaps. */
  readonly days: readonly string[];
  readonly rows: readonly { readonly assistant: string; readonly cells: readonly ReportTimelineCell[] }[];
}

/** What was already sent, according to the records of AI tools. */
export interface ReportHistory {
  /** Sentences on what was sent, or why nothing is known. */
  readonly facts: readonly string[];
  /** Whether a button offers to read the records. */
  readonly canRead: boolean;
  readonly timeline: ReportTimeline | null;
  /** What could not be read, and what records cannot show. */
  readonly limits: readonly string[];
}

export interface ReportLabels {
  readonly history: string;
  readonly historyIntro: string;
  readonly readRecords: string;
  readonly showSent: string;
  readonly timelineKeys: string;
  readonly timelineTable: string;
  readonly day: string;
  readonly secrets: string;
  readonly limits: string;
  readonly title: string;
  readonly intro: string;
  readonly toolsFound: string;
  readonly open: string;
  readonly hardened: string;
  readonly optional: string;
  readonly unknown: string;
  readonly account: string;
  readonly ineffective: string;
  readonly summary: string;
  readonly settings: string;
  readonly heat: string;
  readonly heatKeys: string;
  /** The text of the button that shows and removes the filter for a cell. Has `{0}` for the tool and `{1}` for the purpose. */
  readonly onlyCell: string;
  readonly filter: string;
  readonly show: string;
  readonly all: string;
  readonly group: string;
  readonly byTool: string;
  readonly byState: string;
  readonly byTraffic: string;
  readonly sort: string;
  readonly byImportance: string;
  readonly byName: string;
  readonly byChange: string;
  readonly setting: string;
  readonly now: string;
  readonly advised: string;
  readonly sendsTo: string;
  readonly where: string;
  readonly known: string;
  readonly changes: string;
  readonly changesIntro: string;
  readonly noChanges: string;
  readonly noTools: string;
  readonly noMatch: string;
  readonly when: string;
  readonly tool: string;
  readonly from: string;
  readonly to: string;
  readonly harden: string;
  readonly hardenMachine: string;
  readonly verify: string;
  readonly exportReport: string;
  readonly lastChange: string;
  readonly cost: string;
  readonly drift: string;
  readonly wrote: string;
  readonly checklist: string;
  readonly checklistIntro: string;
  readonly check: string;
  readonly page: string;
  readonly answer: string;
  readonly answers: Readonly<Record<ReportAnswer, string>>;
  readonly stored: string;
  readonly storedIntro: string;
  readonly noStored: string;
  readonly counting: string;
  readonly kind: string;
  readonly holds: string;
  readonly size: string;
  /** The heading of the column with a row's buttons. */
  readonly action: string;
  readonly purge: string;
  readonly guard: string;
  readonly guardIntro: string;
  readonly guardAgents: string;
  readonly noGuard: string;
  readonly state: string;
  readonly staysOpen: string;
  readonly readers: string;
  readonly readersIntro: string;
  readonly noReaders: string;
  readonly reader: string;
  readonly readerDoes: string;
  readonly policy: string;
  readonly policyIntro: string;
  readonly fixPolicy: string;
  readonly rule: string;
  readonly required: string;
  readonly decides: string;
  /** Has `{0}` for the number of rules that are collapsed. */
  readonly met: string;
  readonly outbound: string;
  readonly outboundIntro: string;
  /** The name of the picture of captured traffic, and how to read and use it. */
  readonly flow: string;
  readonly flowKeys: string;
  readonly host: string;
  readonly purpose: string;
  readonly requests: string;
  readonly sent: string;
  readonly capture: string;
  /** Has `{0}` for the number of hosts that are not shown. */
  readonly moreHosts: string;
  readonly oneShown: string;
  /** Has `{0}` for the number of rows shown. */
  readonly manyShown: string;
}

export interface Report {
  readonly labels: ReportLabels;
  readonly language: string;
  readonly tools: readonly ReportTool[];
  /** How many AI tools were found; the editor and assumed tools are in `tools` but not counted here. */
  readonly toolsFound: number;
  readonly heat: ReportHeat;
  readonly changes: readonly ReportChange[];
  readonly drifts: readonly ReportDrift[];
  readonly checks: readonly ReportCheck[];
  /** Null if it was not counted yet. */
  readonly stored: readonly ReportStored[] | null;
  /** Agents that have hooks; null if they were not read yet. */
  readonly guard: readonly ReportGuard[] | null;
  /** Null if there is no policy, or if nothing was judged yet. */
  readonly policy: ReportPolicy | null;
  /** Null before the first search. */
  readonly readers: readonly ReportReader[] | null;
  /** Latest first; absent or empty if no capture was imported. */
  readonly outbound?: readonly ReportOutbound[];
  readonly history: ReportHistory;
  /** The answers to a reviewer's first questions, in sentences. */
  readonly summary: readonly string[];
  /** Notices that are shown first, such as the one about Restricted Mode. */
  readonly notices: readonly string[];
}

export type ToPage =
  | { readonly type: 'report'; readonly report: Report }
  /** Moves to a part of the page. */
  | { readonly type: 'go'; readonly section: string };

export type FromPage =
  | { readonly type: 'ready' }
  /** Sent when the first report is visible. */
  | { readonly type: 'drawn' }
  | { readonly type: 'open'; readonly openId: number }
  | { readonly type: 'page'; readonly check: string }
  | { readonly type: 'answer'; readonly check: string; readonly answer: ReportAnswer }
  | { readonly type: 'purge'; readonly id: string }
  /** Shows a host in the view of captured traffic. */
  | { readonly type: 'host'; readonly host: string }
  | { readonly type: 'harden' | 'harden-machine' | 'fix-policy' | 'guard' | 'verify' | 'export' | 'read-history' };

const plain: readonly unknown[] = [
  'ready',
  'drawn',
  'harden',
  'harden-machine',
  'fix-policy',
  'guard',
  'verify',
  'export',
  'read-history',
];
const answers: readonly unknown[] = ['open', 'done', 'not-done', 'not-applicable'] satisfies readonly ReportAnswer[];

/** Whether a value from the page is a valid message; pages are not trusted. */
export function isFromPage(value: unknown): value is FromPage {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  const has = (name: 'check' | 'id' | 'host'): boolean =>
    typeof (value as Partial<Record<string, unknown>>)[name] === 'string';
  switch (value.type) {
    case 'open':
      return 'openId' in value && Number.isSafeInteger(value.openId);
    case 'page':
      return has('check');
    case 'answer':
      return has('check') && 'answer' in value && answers.includes(value.answer);
    case 'purge':
      return has('id');
    case 'host':
      return has('host');
    default:
      return plain.includes(value.type);
  }
}

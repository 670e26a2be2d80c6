/** Messages between the extension and the privacy report's page. All text is localised on the extension's side. */

export type ReportState = 'hardened' | 'weak' | 'optional' | 'unknown' | 'account' | 'ineffective';

export interface ReportSetting {
  readonly key: string;
  /** As people read it: `off`, `not set`, `could not be read`. Never a secret. */
  readonly value: string;
  /** `weak`: advised for everyone; `optional`: only strict hardening touches it. */
  readonly state: ReportState;
  /** False: no file says what it is. */
  readonly isReadable: boolean;
  readonly stateText: string;
  /** Where it is set: `User settings`, `~/.claude/settings.json:4`; empty where nobody set it. */
  readonly where: string;
  /** Index that `open` sends back; null where there is nothing to open. */
  readonly openId: number | null;
  readonly advised: string;
  readonly why: string;
  readonly cost: string;
  readonly hosts: readonly string[];
  readonly trafficClass: string;
  readonly known: string;
  readonly lastChange: string;
  /** ISO 8601, for sorting; empty where no change was seen. */
  readonly changedAt: string;
}

export interface ReportTool {
  readonly id: string;
  readonly name: string;
  /** What is installed, and the version that its settings were checked in; empty where neither is known. */
  readonly version: string;
  /** What matters most first. */
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

/** A setting that is no longer as it was hardened. */
export interface ReportDrift {
  readonly tool: string;
  readonly key: string;
  readonly wrote: string;
  readonly now: string;
}

export type ReportAnswer = 'open' | 'done' | 'not-done' | 'not-applicable';

/** Something that only a person can check. */
export interface ReportCheck {
  readonly id: string;
  readonly tool: string;
  readonly key: string;
  readonly why: string;
  /** Whether `page` with this id opens something. */
  readonly hasPage: boolean;
  readonly page: string;
  readonly answer: ReportAnswer;
  readonly answered: string;
}

/** What a tool left on the disk. */
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

/** One purpose of one tool: what is worst of its settings, and how many are so. */
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
  /** `tool`: as {@link ReportTool.name}; a cell for each purpose, null where the tool has none for it. */
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
  /** Null where the capture does not say. */
  readonly bytes: number | null;
  /** Different secrets that contents show as sent. */
  readonly secrets: number;
  /** The number of secrets for people, or that contents were not seen. */
  readonly secretsText: string;
  /** Whether the capture holds what was sent. */
  readonly isSeen: boolean;
  /** The whole row in a sentence. */
  readonly spoken: string;
  readonly capture: string;
}

/** Something that can read files or run commands for a model. */
export interface ReportReader {
  readonly kind: string;
  readonly name: string;
  /** The tools that read with it; of an extension its version. */
  readonly tools: string;
  /** What is run or asked, as it may be shown; empty where there is nothing. */
  readonly code: string;
  readonly facts: readonly string[];
  /** That it bypasses an ignore file, or is a secret, and what to do. */
  readonly warnings: readonly string[];
  readonly where: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  readonly known: string;
  /** What can be done about it; each is sent back as a row's link is. */
  readonly fixes: readonly { readonly label: string; readonly openId: number }[];
}

/** The state of one rule of a policy. */
export interface ReportPolicyRow {
  readonly rule: string;
  /** The tool and the setting, server, extension or class of files; empty for what is about none. */
  readonly about: string;
  readonly outcome: 'broken' | 'unknown' | 'excepted' | 'met';
  readonly outcomeText: string;
  readonly now: string;
  readonly required: string;
  /** The layer that decides, as people call it; empty where the file says it. */
  readonly layer: string;
  readonly where: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  readonly why: readonly string[];
  readonly known: string;
}

/** How this machine and the open folders comply with the policy of an organisation. */
export interface ReportPolicy {
  /** In sentences: counts, exceptions that end, what does not count, why a file is no policy. */
  readonly facts: readonly string[];
  /** Something of what is broken can be set from here. */
  readonly canFix: boolean;
  /** What is not met, the broken first. */
  readonly rows: readonly ReportPolicyRow[];
  readonly met: readonly ReportPolicyRow[];
}

/** An agent that has hooks, and whether it asks the guard. */
export interface ReportGuard {
  readonly tool: string;
  readonly state: string;
  readonly isGuarded: boolean;
  /** The file that says so; empty where none does. */
  readonly where: string;
  /** As in {@link ReportSetting.openId}. */
  readonly openId: number | null;
  /** What no hook of it stops. */
  readonly open: readonly string[];
  readonly known: string;
}

/** One assistant on one day of the timeline. */
export interface ReportTimelineCell {
  /** Index into {@link ReportTimeline.days}. */
  readonly day: number;
  /** From 0 to 1: of the largest cell. */
  readonly weight: number;
  /** How many different secrets. */
  readonly secrets: number;
  /** As people read it: `about 1.2 MB`. */
  readonly size: string;
  /** The whole cell in a sentence. */
  readonly text: string;
}

/** What was sent, by day and assistant. */
export interface ReportTimeline {
  /** What the picture shows, for those who do not see it. */
  readonly title: string;
  /** One for each day, without gaps. */
  readonly days: readonly string[];
  readonly rows: readonly { readonly assistant: string; readonly cells: readonly ReportTimelineCell[] }[];
}

/** What left in the past, as the records of AI tools show it. */
export interface ReportHistory {
  /** In sentences: what was sent, or why nothing is known. */
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
  /** Names what the settings are filtered by, and takes it away. Has `{0}` for the tool and `{1}` for the purpose. */
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
  /** Heads the column of buttons that do something about a row. */
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
  /** Has `{0}` for the number of results folded away. */
  readonly met: string;
  readonly outbound: string;
  readonly outboundIntro: string;
  /** Names the picture of captured traffic, and says how it is read and used. */
  readonly flow: string;
  readonly flowKeys: string;
  readonly host: string;
  readonly purpose: string;
  readonly requests: string;
  readonly sent: string;
  readonly capture: string;
  /** Has `{0}` for the number of hosts folded away. */
  readonly moreHosts: string;
  readonly oneShown: string;
  /** Has `{0}` for the number of rows shown. */
  readonly manyShown: string;
}

export interface Report {
  readonly labels: ReportLabels;
  readonly language: string;
  readonly tools: readonly ReportTool[];
  /** How many AI tools were found; the editor, and what is only assumed, is in `tools` and not counted. */
  readonly toolsFound: number;
  readonly heat: ReportHeat;
  readonly changes: readonly ReportChange[];
  readonly drifts: readonly ReportDrift[];
  readonly checks: readonly ReportCheck[];
  /** Null: not counted yet. */
  readonly stored: readonly ReportStored[] | null;
  /** Agents that have hooks; null: not looked at yet. */
  readonly guard: readonly ReportGuard[] | null;
  /** Null: there is none, or it was not looked at yet. */
  readonly policy: ReportPolicy | null;
  /** Null: not looked at yet. */
  readonly readers: readonly ReportReader[] | null;
  /** Latest first; absent or empty where no capture was imported. */
  readonly outbound?: readonly ReportOutbound[];
  readonly history: ReportHistory;
  /** What a reviewer wants to know first, in sentences. */
  readonly summary: readonly string[];
  /** Sentences that a reader must know first: Restricted Mode, files that could not be read. */
  readonly notices: readonly string[];
}

export type ToPage =
  | { readonly type: 'report'; readonly report: Report }
  /** Moves to a part of the page. */
  | { readonly type: 'go'; readonly section: string };

export type FromPage =
  | { readonly type: 'ready' }
  /** The first report is on the screen. */
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

/** Whether something that came from the page is a message; pages are not believed. */
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

/** Messages between the extension and the privacy report's page. All text is localised on the extension's side. */

export interface ReportSetting {
  readonly key: string;
  /** As people read it: `off`, `not set`, `could not be read`. Never a secret. */
  readonly value: string;
  /** `weak`: advised for everyone; `optional`: only strict hardening touches it. */
  readonly state: 'hardened' | 'weak' | 'optional' | 'unknown' | 'account' | 'ineffective';
  readonly stateText: string;
  /** Where it is set: `User settings`, `~/.claude/settings.json:4`; empty where nobody set it. */
  readonly where: string;
  /** Index that `open` sends back; null where there is nothing to open. */
  readonly openId: number | null;
  readonly advised: string;
  readonly why: string;
  readonly hosts: readonly string[];
  readonly trafficClass: string;
  readonly known: string;
  readonly lastChange: string;
}

export interface ReportTool {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly ReportSetting[];
}

export interface ReportChange {
  readonly when: string;
  readonly tool: string;
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface ReportLabels {
  readonly title: string;
  readonly intro: string;
  readonly toolsFound: string;
  readonly open: string;
  readonly hardened: string;
  readonly optional: string;
  readonly unknown: string;
  readonly account: string;
  readonly filter: string;
  readonly show: string;
  readonly all: string;
  readonly setting: string;
  readonly now: string;
  readonly advised: string;
  readonly sendsTo: string;
  readonly where: string;
  readonly known: string;
  readonly changes: string;
  readonly noChanges: string;
  readonly noTools: string;
  readonly noMatch: string;
  readonly when: string;
  readonly tool: string;
  readonly from: string;
  readonly to: string;
  readonly harden: string;
  readonly exportReport: string;
  readonly lastChange: string;
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
  readonly changes: readonly ReportChange[];
  /** Sentences that a reader must know first: Restricted Mode, files that could not be read. */
  readonly notices: readonly string[];
}

export type ToPage = { readonly type: 'report'; readonly report: Report };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly openId: number }
  | { readonly type: 'harden' }
  | { readonly type: 'export' };

/** Whether something that came from the page is a message; pages are not believed. */
export function isFromPage(value: unknown): value is FromPage {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false;
  if (value.type === 'open') return 'openId' in value && Number.isSafeInteger(value.openId);
  return value.type === 'ready' || value.type === 'harden' || value.type === 'export';
}

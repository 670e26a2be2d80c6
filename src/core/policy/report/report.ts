import type { Message } from '../../message.ts';
import type { RuleId } from '../model/ruleIds.ts';
import type { AppliedException, RuleResult } from '../check/types.ts';

/** Everything that a check reports. */
export interface PolicyReport {
  readonly organisation: string;
  /** The policies that were read, in order of precedence. */
  readonly files: readonly string[];
  readonly results: readonly RuleResult[];
  readonly exceptions: readonly AppliedException[];
  /** Further notes: ignored demands of a repository, layers without effect, layers that cannot be read here. */
  readonly notes: readonly Message[];
  /** Where the policy demands a rule: a file relative to the folder, and a line; null if the file is elsewhere. */
  readonly placeOf: (rule: RuleId) => { readonly file: string; readonly line: number } | null;
}

export type Say = (message: Message) => string;

/** Formats a value for people. */
export function valueText(value: RuleResult['found']): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Returns the file and line that decide. */
export function placeText({ file, line }: RuleResult): string {
  return file === null ? '' : line === undefined ? file : `${file}:${line}`;
}

import type { FeatureId } from '../assistants/types.ts';
import type { Fidelity } from '../fidelity.ts';
import type { Message } from '../message.ts';

/** The text of one rule file, as found in a workspace. */
export interface RuleFile {
  /** Path relative to the workspace folder, with `/`: `src/.gitignore`. Files outside it are absolute. */
  readonly path: string;
  /** The mechanism's id it belongs to: usually its base name. */
  readonly mechanism: string;
  /** Folder its patterns are relative to, without a trailing slash; '' is the workspace folder. */
  readonly base: string;
  readonly text: string;
}

/** The rule that decided. Line is 1-based. */
export interface RuleReference {
  readonly file: string;
  readonly line: number;
  /** As written in the file. */
  readonly pattern: string;
}

export type VerdictKind = 'held-back' | 'sent' | 'unknown';

/** The answer for one file and one feature of one assistant. */
export interface Verdict {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string;
  readonly assistant: string;
  readonly feature: FeatureId;
  readonly verdict: VerdictKind;
  readonly by: RuleReference | null;
  readonly why: Message;
  readonly fidelity: Fidelity;
}

import type { Assistant } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { IgnoreSource } from '../writing/source.ts';
import type { RuleFile, Verdict } from '../types.ts';

export type DriftKind =
  | 'no-reader'
  | 'conditional'
  | 'matches-nothing'
  | 'shadowed'
  | 'repeated'
  | 'not-understood'
  | 'visible'
  | 'disagreement'
  | 'out-of-step'
  | 'way-around';

/** Something about a rule file that its author would not expect. */
export interface DriftIssue {
  readonly kind: DriftKind;
  /** `high`: a sensitive file can be sent; `medium`: rules do not do what they say; `low`: worth knowing, no drift. */
  readonly level: 'high' | 'medium' | 'low';
  /** Relative to the workspace folder, with `/`. */
  readonly file: string;
  /** 1-based; 1 if the file as a whole is meant. */
  readonly line: number;
  /** As written; null if the file as a whole is meant. */
  readonly pattern: string | null;
  readonly why: Message;
  /** Ids of the assistants that it is about; empty if it is about none in particular. */
  readonly assistants: readonly string[];
  /** Whether the line, or the whole file if `pattern` is null, has no effect here. */
  readonly isDead: boolean;
  /** Files of the workspace in which the rule would count but is missing. */
  readonly missingIn: readonly string[];
}

/** What a check looks at. All paths are relative to one workspace folder, with `/`. */
export interface DriftInput {
  readonly paths: readonly string[];
  readonly ruleFiles: readonly RuleFile[];
  /** The assistants in use. */
  readonly assistants: readonly Assistant[];
  readonly contentExclusion: boolean | null;
  readonly verdictsOf: (path: string) => readonly Verdict[];
  /** Files in which a secret was found. */
  readonly secretPaths: ReadonlySet<string>;
  /** Names of folders that the listing leaves out, so nothing is reported about rules for them. */
  readonly unlistedFolders: ReadonlySet<string>;
  /** The file that all others are written from; null if there is none. */
  readonly source: IgnoreSource | null;
}

/** How many paths are looked at between two steps: about a millisecond of work. */
export const pathsPerStep = 500;

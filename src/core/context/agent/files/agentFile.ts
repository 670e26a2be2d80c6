import type { FileRule } from './fileRule.ts';

/** A file, or a part of one, that an agent sends on its own. */
export interface AgentFile {
  /** As the agent names it; absolute, with `/`. */
  readonly path: string;
  readonly rule: FileRule;
  readonly text: string;
  /** 1-based lines that are sent; null: all of it. */
  readonly lines: readonly [number, number] | null;
  readonly inclusion: 'certain' | 'possible';
  /** The file that imports it. */
  readonly importedBy?: string;
  /** The link that leads to it, which is sent. */
  readonly linkedFrom?: string;
  /** A server or hook. */
  readonly name?: string;
  /** It waits for work on certain files. */
  readonly isLater?: true;
  /** The patterns of these, where it names them. */
  readonly waitsFor?: readonly string[];
}

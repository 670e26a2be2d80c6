import type { FileRule } from './fileRule.ts';

/** A file, or a part of one, that an agent sends on its own. */
export interface AgentFile {
  /** Absolute, with `/`, as the agent names it. */
  readonly path: string;
  readonly rule: FileRule;
  readonly text: string;
  /** 1-based lines that are sent; null: all of it. */
  readonly lines: readonly [number, number] | null;
  readonly inclusion: 'certain' | 'possible';
  /** The file that imports it. */
  readonly importedBy?: string;
  /** The link to this file, through which it is sent. */
  readonly linkedFrom?: string;
  /** The name of a server or hook that the file declares, or of a setting in it. */
  readonly name?: string;
  /** Sent later, when the work leads to it. */
  readonly isLater?: true;
  /** The patterns of the files that it waits for, if it names any. */
  readonly waitsFor?: readonly string[];
}

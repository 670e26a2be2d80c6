import type { Source } from '../fidelity.ts';
import type { Message } from '../message.ts';

/**
 * What a tool stores on the machine. `transcripts`: conversations, with what was read for them; `telemetry`: events that are queued or
 * were sent; `snapshots`: copies of files or of the environment; `index`: data derived from a workspace's text; `identifier`: a number
 * that identifies this machine to the vendor.
 */
export type StoredKind = 'transcripts' | 'telemetry' | 'logs' | 'snapshots' | 'index' | 'identifier';

/** Files or folders that a tool writes on its own and does not need. */
export interface StoredSpec {
  /** Tool and kind, as used on the command line: `codex.transcripts`. */
  readonly id: string;
  readonly assistant: string;
  readonly kind: StoredKind;
  /**
   * Files, or whole folders; `~/` is the home folder, `./` the workspace folder. A `*` stands for any part of one name. Includes paths of
   * other systems.
   */
  readonly paths: readonly string[];
  /** What is in them. */
  readonly holds: Message;
  /** What is lost when they are removed. */
  readonly cost?: Message;
  readonly source: Source;
}

/** One file or folder that was found. */
export interface StoredEntry {
  /** Absolute. */
  readonly path: string;
  readonly bytes: number;
  readonly files: number;
}

export interface StoredData {
  readonly spec: StoredSpec;
  readonly entries: readonly StoredEntry[];
  readonly bytes: number;
  readonly files: number;
  /** False: there was too much to count, so the numbers are a lower bound. */
  readonly isWhole: boolean;
  /** Why a part was not counted. */
  readonly problem: Message | null;
}

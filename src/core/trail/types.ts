/** What happened to a plan. */
export type TrailAction = 'applied' | 'undone' | 'reverted' | 'moved-away' | 'moved-back' | 'restarted';

/**
 * A file that a plan changed. The digests are keyed and salted: only the owner of the key can compare them, and they say
 * others nothing.
 */
export interface TrailFile {
  readonly file: string;
  /** Null: it was not there. */
  readonly old: string | null;
  /** Null: it is not there any more, or was moved. */
  readonly new: string | null;
}

/** A setting that a plan changed. */
export interface TrailValue {
  readonly tool: string;
  readonly key: string;
  readonly old: string | null;
  readonly new: string;
}

/** One line of the trail, without what chains it. */
export interface TrailEntry {
  readonly version: 1;
  /** From 1 on, without a gap. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly user: string;
  /** The command of the terminal, or what the editor called the change. */
  readonly command: string;
  readonly action: TrailAction;
  /** Id of the change in the journal; what takes a change back has the same one. */
  readonly change: string;
  readonly files: readonly TrailFile[];
  readonly values: readonly TrailValue[];
  readonly justification: string | null;
  /** Random, of this line alone: equal values have other digests in other lines. */
  readonly salt: string;
}

/** What is known of the end of the trail, so that a missing end is seen. */
export interface TrailHead {
  /** Of the last line; 0 where there is none. */
  readonly number: number;
  readonly hash: string;
  /** The file that is written now, and its length in bytes. */
  readonly file: string;
  readonly bytes: number;
  /** Where the trail begins, since older files were removed: the number of the first line and the hash before it. */
  readonly since: { readonly number: number; readonly prev: string };
  /** A line that is being written, with its line end. */
  readonly pending: string | null;
}

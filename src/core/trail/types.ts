/** What happened to a plan. */
export type TrailAction = 'applied' | 'undone' | 'reverted' | 'moved-away' | 'moved-back' | 'restarted';

/**
 * A file that a plan changed. The digests are keyed and salted: only the owner of the key can compare them, and they reveal
 * nothing to others.
 */
export interface TrailFile {
  readonly file: string;
  /** Null if the file did not exist. */
  readonly old: string | null;
  /** Null if the file no longer exists or was moved. */
  readonly new: string | null;
}

/** A setting that a plan changed. */
export interface TrailValue {
  readonly tool: string;
  readonly key: string;
  readonly old: string | null;
  readonly new: string;
}

/** One line of the trail, without the hashes that chain it. */
export interface TrailEntry {
  readonly version: 1;
  /** Counted from 1, without gaps. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly user: string;
  /** The terminal command, or the editor's name of the change. */
  readonly command: string;
  readonly action: TrailAction;
  /** Id of the change in the journal; undoing a change has the same id. */
  readonly change: string;
  readonly files: readonly TrailFile[];
  readonly values: readonly TrailValue[];
  readonly justification: string | null;
  /** Random for each line: equal values have different digests in different lines. */
  readonly salt: string;
}

/** The known end of the trail, so a missing end is noticed. */
export interface TrailHead {
  /** The number of the last line; 0 if there is none. */
  readonly number: number;
  readonly hash: string;
  /** The file that is currently written, and its length in bytes. */
  readonly file: string;
  readonly bytes: number;
  /** Where the trail begins after older files were removed: the number of the first line and the hash before it. */
  readonly since: { readonly number: number; readonly prev: string };
  /** A line that is currently written, with its line end. */
  readonly pending: string | null;
}

import type { FileEdit } from '../../core/settings/types.ts';

/** Files that were written, or restored. */
export interface Written {
  readonly files: readonly string[];
  readonly isUndo: boolean;
}

/** What became of a proposal, for callers that go on afterwards. */
export type ProposalResult = 'shown' | 'nothing-to-do' | 'refused';

/** The one way in which Sightglass writes, as those see it who want something written. */
export interface Proposals {
  /** Shows edits as a diff and asks. Refuses in Restricted Mode and while a target has unsaved changes, with the reason. */
  propose(title: string, edits: readonly FileEdit[]): Promise<ProposalResult>;
}

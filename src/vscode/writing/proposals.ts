import type { Uri } from 'vscode';
import type { FileEdit } from '../../core/settings/types.ts';

/** Files that were written, or restored. */
export interface Written {
  readonly files: readonly string[];
  readonly isUndo: boolean;
  /** Settings that the plan hardened, by their names in a history. */
  readonly hardened: readonly string[];
}

/** A proposal: edits that are written together or not at all. */
export interface Proposal {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** Settings that the edits harden, by their names in a history. */
  readonly hardens?: readonly string[];
  /** Written files that are programs, and must be ones that run. */
  readonly programs?: readonly string[];
  /** What the plan does, in a sentence. */
  readonly note?: string;
}

/** The outcome of a proposal, for callers that continue afterwards. */
export type ProposalResult = 'shown' | 'nothing-to-do' | 'refused';

/** The one way in which Sightglass writes, as an interface for features that propose changes. */
export interface Proposals {
  /** Whether files there can be written and restored. */
  canWrite(folder: Uri): boolean;
  /** Shows edits as a diff and asks. Refuses in Restricted Mode and while a target has unsaved changes, with the reason. */
  propose(proposal: Proposal): Promise<ProposalResult>;
}

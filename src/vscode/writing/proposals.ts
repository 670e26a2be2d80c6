import type { Uri } from 'vscode';
import type { FileEdit } from '../../core/settings/types.ts';

/** Files that were written or restored. */
export interface Written {
  readonly files: readonly string[];
  readonly isUndo: boolean;
  /** The settings that the plan hardened, named as in the hardening record. */
  readonly hardened: readonly string[];
}

/** A proposal: edits that are all written or not at all. */
export interface Proposal {
  readonly title: string;
  readonly edits: readonly FileEdit[];
  /** The settings that the edits harden, named as in the hardening record. */
  readonly hardens?: readonly string[];
  /** Written files that are programs and must be executable. */
  readonly programs?: readonly string[];
  /** One sentence on what the plan does. */
  readonly note?: string;
}

/** The outcome of a proposal, for callers that continue afterwards. */
export type ProposalResult = 'shown' | 'nothing-to-do' | 'refused';

/** The only way in which Sightglass writes, as an interface for features that propose changes. */
export interface Proposals {
  /** Whether files in a folder can be written and restored. */
  canWrite(folder: Uri): boolean;
  /** Shows edits as a diff and asks. In Restricted Mode, or if a target has unsaved changes, refuses and says why. */
  propose(proposal: Proposal): Promise<ProposalResult>;
}

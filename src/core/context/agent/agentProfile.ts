import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import type { InstructionRule } from '../instructions.ts';
import type { Fact } from './fact.ts';
import type { ScopeRule } from './scope.ts';

/** What is sent with every message because of the editor. */
export type EditorPart =
  /** The path of the active document. */
  | 'active-path'
  /** The whole text of the active document. */
  | 'active-text'
  /** The selected text, if any. */
  | 'selection'
  /** The whole text of the active document, but only while something in it is selected. */
  | 'active-text-if-selected'
  /** The paths of open documents. */
  | 'open-paths';

export interface EditorRule {
  readonly part: EditorPart;
  /** Open documents at most, or UTF-16 units of a selection. */
  readonly most?: number;
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

/** Something that is no file: git state, a list of names, terminals. */
export interface StateRule {
  readonly reason: Message;
  readonly fact?: Fact;
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
  /** Git facts are sent once there is a commit. */
  readonly needsCommit?: true;
  /** It is there once for each folder, where the product looks at every folder. */
  readonly ofEachFolder?: true;
}

/** A list of file names that is sent. */
export interface ListingRule {
  /** Names or UTF-16 units, whichever the product counts. */
  readonly unit: 'names' | 'characters';
  readonly most: number;
  readonly dotFiles: boolean;
  readonly claim: Claim;
}

/** What one assistant's chat or agent sends on its own, and what it can reach. One row of data for each. */
export interface AgentProfile {
  readonly assistant: string;
  readonly feature: Extract<FeatureId, 'chat' | 'agent'>;
  readonly instructions: readonly InstructionRule[];
  /** It reads of the whole disk at its start; the rules are in the product's `firstRequest.ts`. */
  readonly readsAround?: true;
  /** What it sends in an empty folder: its own instructions and tools, in tokens as {@link estimateTokens} counts them. */
  readonly ownTokens?: { readonly tokens: number; readonly claim: Claim };
  /** In a window with several folders it looks at every one. Absent: it works in the first one, or nobody knows. */
  readonly everyFolder?: Claim;
  /** How rules for certain files follow what is open. Absent: nobody knows of such. */
  readonly scope?: ScopeRule;
  readonly editor: readonly EditorRule[];
  readonly state: readonly StateRule[];
  readonly listing?: ListingRule;
  /** How files of the workspace can be fetched; undefined where only what a person names is read. */
  readonly reach?: { readonly reason: Message; readonly claim: Claim };
  readonly unknowns: readonly Message[];
}

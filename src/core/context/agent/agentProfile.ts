import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import type { InstructionRule } from '../instructions.ts';
import type { Fact } from './fact.ts';
import type { ScopeRule } from './scope.ts';

/** What the state of the editor adds to every message. */
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
  /** The most open documents that are listed, or the most UTF-16 units of a selection that are sent. */
  readonly most?: number;
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
}

/** Something sent that is not a file: git state, a list of names, terminals. */
export interface StateRule {
  readonly reason: Message;
  readonly fact?: Fact;
  readonly inclusion: 'certain' | 'possible';
  readonly claim: Claim;
  /** Not sent while the repository has no commit. */
  readonly needsCommit?: true;
  /** Sent once per folder if the product looks at every folder. */
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

/** What one assistant's chat or agent sends on its own, and what it can reach. One row of data per assistant and feature. */
export interface AgentProfile {
  readonly assistant: string;
  readonly feature: Extract<FeatureId, 'chat' | 'agent'>;
  readonly instructions: readonly InstructionRule[];
  /** It also reads files anywhere on the disk when it starts; the rules are in the product's `firstRequest.ts`. */
  readonly readsAround?: true;
  /** What it sends in an empty folder: its own instructions and tools, in tokens as {@link estimateTokens} counts them. */
  readonly ownTokens?: { readonly tokens: number; readonly claim: Claim };
  /** Set if it looks at every folder of a window with several folders. Absent: it uses the first folder only, or this is not known. */
  readonly everyFolder?: Claim;
  /** How the open files select rules for certain files. Absent: no such selection is known. */
  readonly scope?: ScopeRule;
  readonly editor: readonly EditorRule[];
  readonly state: readonly StateRule[];
  readonly listing?: ListingRule;
  /** How files of the workspace can be fetched; undefined if only files that the user names are read. */
  readonly reach?: { readonly reason: Message; readonly claim: Claim };
  readonly unknowns: readonly Message[];
}

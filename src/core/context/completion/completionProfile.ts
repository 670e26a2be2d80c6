import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import type { Extent } from '../textWindow.ts';
import type { CursorRule } from './cursorSimulator.ts';

/** Other open documents from which a completion takes text. */
export interface OtherDocumentsRule {
  /** The most documents, last focused first. */
  readonly most: number;
  /** The most that is taken of each, from its start or around its last cursor (which is not known here). */
  readonly each: Extent;
  readonly sameLanguage: boolean;
  readonly reason: Message;
  readonly claim: Claim;
}

/** Recent edits of any document that are sent. */
export interface EditsRule {
  readonly most: number;
  readonly claim: Claim;
}

/** What a completion sends in addition to its own instructions. One row of data per product. */
export interface CompletionProfile extends CursorRule {
  readonly feature: Extract<FeatureId, 'completion' | 'next-edit'>;
  readonly others?: OtherDocumentsRule;
  readonly edits?: EditsRule;
}

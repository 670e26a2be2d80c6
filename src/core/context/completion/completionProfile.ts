import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import type { Extent } from '../textWindow.ts';
import type { CursorRule } from './cursorSimulator.ts';

/** Other open documents that a completion takes something from. */
export interface OtherDocumentsRule {
  /** Documents at most, last focused first. */
  readonly most: number;
  /** Of each at most this much, from its start or around its last cursor (which is not known here). */
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

/** What a completion sends in addition to instructions of its own: one row of data for each product. */
export interface CompletionProfile extends CursorRule {
  readonly feature: Extract<FeatureId, 'completion' | 'next-edit'>;
  readonly others?: OtherDocumentsRule;
  readonly edits?: EditsRule;
}

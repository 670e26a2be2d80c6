import type { Message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';

/** An index of the workspace that leaves the machine, or feeds requests that do. */
export interface IndexProfile {
  readonly assistant: string;
  readonly reason: Message;
  readonly claim: Claim;
  readonly unknowns: readonly Message[];
}

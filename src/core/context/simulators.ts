import { copilotCompletion } from './copilot/completion.ts';
import type { Simulator } from './types.ts';

/** Every feature of every assistant that can be simulated. */
export const allSimulators: readonly Simulator[] = [copilotCompletion];

import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './historyTools.ts';

/** The bundle that reads the records of AI tools. */
export const historyTools = lazyBundle<typeof bundle>('historyTools.js');

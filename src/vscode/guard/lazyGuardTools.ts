import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './guardTools.ts';

/** The part that knows the hooks of agents. */
export const guardTools = lazyBundle<typeof bundle>('guardTools.js');

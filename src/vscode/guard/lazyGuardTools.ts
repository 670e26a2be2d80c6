import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './guardTools.ts';

/** The bundle that knows the hooks of agents. */
export const guardTools = lazyBundle<typeof bundle>('guardTools.js');

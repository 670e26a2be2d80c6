import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './egressTools.ts';

/** The bundle with hosts, policies and the recorder’s state. */
export const egressTools = lazyBundle<typeof bundle>('egressTools.js');

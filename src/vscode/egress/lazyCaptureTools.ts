import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './captureTools.ts';

/** The bundle that reads captured traffic. */
export const captureTools = lazyBundle<typeof bundle>('captureTools.js');

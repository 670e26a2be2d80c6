import { lazyBundle } from '../lazyBundle.ts';
import type * as bundle from './secrets.ts';

/** The bundle that finds secrets. */
export const secrets = lazyBundle<typeof bundle>('secrets.js');

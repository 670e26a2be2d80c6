import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from '../../node/scanning/secrets.ts';

/** The part that finds secrets. */
export const secrets = lazyBundle<typeof bundle>('secrets.js');

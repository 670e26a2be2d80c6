import { lazyBundle } from '../lazyBundle.ts';
import type * as bundle from './installed.ts';

/** The bundle that looks for products on this computer. */
export const installed = lazyBundle<typeof bundle>('installed.js');

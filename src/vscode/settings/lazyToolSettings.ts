import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './toolSettings.ts';

/** The bundle that knows the configuration of AI tools. */
export const toolSettings = lazyBundle<typeof bundle>('toolSettings.js');

import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './toolSettings.ts';

/** The part that knows the configuration of AI tools. */
export const toolSettings = lazyBundle<typeof bundle>('toolSettings.js');

import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './editorTools.ts';

/** The bundle with the editor features that need no computer, loaded on first use. */
export const editorTools = lazyBundle<typeof bundle>('toolSettings.js');

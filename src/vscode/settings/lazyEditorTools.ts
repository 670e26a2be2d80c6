import { lazyBundle } from '../../node/lazyBundle.ts';
import type * as bundle from './editorTools.ts';

/** The parts of the editor's features that need no computer, loaded on first use. */
export const editorTools = lazyBundle<typeof bundle>('toolSettings.js');

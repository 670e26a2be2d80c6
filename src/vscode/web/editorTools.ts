// Replaces `../settings/lazyEditorTools.ts` in the bundle for the web, which is a single file.
import * as tools from '../settings/editorTools.ts';

/** The editor features that are loaded on first use elsewhere. */
export const editorTools = (): typeof tools => tools;

// Takes the place of `../settings/lazyEditorTools.ts` in the bundle for the web, which is one file.
import * as tools from '../settings/editorTools.ts';

/** The parts of the editor's features that elsewhere are loaded on first use. */
export const editorTools = (): typeof tools => tools;

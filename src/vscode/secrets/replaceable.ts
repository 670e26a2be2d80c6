import { type Uri, workspace } from 'vscode';
import { editorTools } from '../settings/lazyEditorTools.ts';
import { languageOfFixes } from './languageOfFixes.ts';

/** Whether the language of a file allows replacing a secret with a variable. */
export function canReplaceIn(uri: Uri): boolean {
  const wanted = uri.toString();
  const { canRefer, languageOf } = editorTools();
  const open = workspace.textDocuments.find(each => each.uri.toString() === wanted);
  return canRefer(languageOfFixes(uri, open?.languageId ?? languageOf(wanted, 'plaintext')));
}

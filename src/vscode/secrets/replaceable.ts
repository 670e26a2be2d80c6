import { type Uri, workspace } from 'vscode';
import { editorTools } from '../settings/lazyEditorTools.ts';
import { languageOfFixes } from './languageOfFixes.ts';

/** Whether a secret in a file can be replaced with a variable, as far as its language says. */
export function canReplaceIn(uri: Uri): boolean {
  const wanted = uri.toString();
  const { canRefer, languageOf } = editorTools();
  const open = workspace.textDocuments.find(each => each.uri.toString() === wanted);
  return canRefer(languageOfFixes(uri, open?.languageId ?? languageOf(wanted, 'plaintext')));
}

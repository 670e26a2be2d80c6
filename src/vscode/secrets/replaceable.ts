import { type Uri, workspace } from 'vscode';
import { toolSettings } from '../settings/lazyToolSettings.ts';

/** Whether a secret in a file can be replaced with a variable, as far as its language tells. */
export function canReplaceIn(uri: Uri): boolean {
  const wanted = uri.toString();
  const { canRefer, languageOf } = toolSettings();
  const open = workspace.textDocuments.find(each => each.uri.toString() === wanted);
  return canRefer(open?.languageId ?? languageOf(wanted, 'plaintext'));
}

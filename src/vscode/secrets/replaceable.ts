import { type Uri, workspace } from 'vscode';
import { toolSettings } from '../settings/lazyToolSettings.ts';

/** Whether a secret in a file can be replaced with a variable, as far as its language tells. */
export function canReplaceIn(uri: Uri): boolean {
  const wanted = uri.toString();
  const { canRefer, languageOf } = toolSettings();
  const open = workspace.textDocuments.find(each => each.uri.toString() === wanted);
  return canRefer(languageOfFixes(uri, open?.languageId ?? languageOf(wanted, 'plaintext')));
}

/**
 * The language in which a secret of a file would be replaced. Older editors (1.96) take `.env` for a properties file, where a
 * value may name a variable; there it would name itself.
 */
export function languageOfFixes({ path }: Uri, languageId: string): string {
  return /\/\.env(?:\.[^/]*)?$/.test(path) ? 'dotenv' : languageId;
}

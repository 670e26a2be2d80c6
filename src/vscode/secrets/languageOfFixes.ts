import type { Uri } from 'vscode';

/**
 * Returns the language in which a secret of a file would be replaced. Older editors (1.96) treat `.env` as a properties file, in
 * which a value may refer to a variable; in `.env` that variable would refer to itself.
 */
export function languageOfFixes({ path }: Uri, languageId: string): string {
  return /\/\.env(?:\.[^/]*)?$/.test(path) ? 'dotenv' : languageId;
}

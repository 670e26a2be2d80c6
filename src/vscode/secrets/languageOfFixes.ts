import type { Uri } from 'vscode';

/**
 * The language in which a secret of a file would be replaced. Older editors (1.96) take `.env` for a properties file, where a
 * value may name a variable; there it would name itself.
 */
export function languageOfFixes({ path }: Uri, languageId: string): string {
  return /\/\.env(?:\.[^/]*)?$/.test(path) ? 'dotenv' : languageId;
}

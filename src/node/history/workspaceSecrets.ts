import path from 'node:path';
import type { Finding } from '../../core/secrets/types.ts';
import { readTextSync } from '../files/readText.ts';
import type { FolderScanOptions } from '../scanning/scanFolder.ts';
import { scanKeptFolder } from '../scanning/scanKeptFolder.ts';

/**
 * Returns the secrets in a folder by private id: a sent secret is recognised by its text, wherever it is now. Rejects with an
 * `AbortError` when cancelled.
 * @param cacheFolder where findings are kept between runs
 * @param idOf returns the private id of a secret's text
 */
export async function workspaceSecrets(
  root: string,
  cacheFolder: string,
  options: FolderScanOptions,
  idOf: (secret: string) => string,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const byId = new Map<string, Finding[]>();
  const { findings } = await scanKeptFolder(root, cacheFolder, options);
  let text = { path: '', content: '' };
  for (const finding of findings) {
    if (finding.path !== text.path) {
      const content = readTextSync(path.join(root, finding.path));
      text = { path: finding.path, content: content.kind === 'text' ? content.text : '' };
    }
    const id = idOf(text.content.slice(finding.start, finding.end));
    const all = byId.get(id);
    if (all === undefined) byId.set(id, [finding]);
    else all.push(finding);
  }
  return byId;
}

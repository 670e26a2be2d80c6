import path from 'node:path';
import { parseJson } from '../../core/json.ts';
import { extensionReaders } from '../../core/readers/extensions.ts';
import type { ReaderExtension } from '../../core/readers/types.ts';
import { decodeText } from '../files/readText.ts';
import { readRegular } from '../files/regularFile.ts';
import { installedExtensionsOf, type Person } from '../versions/extensionVersions.ts';

/** The largest manifest that is read, in bytes. */
const maximumBytes = 4_000_000;

/**
 * Returns what the installed extensions of all of this person's editors declare for models in their manifests; null if no editor
 * keeps extensions. Extensions that are built into an editor are not included. Reads only. Never throws.
 */
export async function declaringExtensions(person: Person): Promise<readonly ReaderExtension[] | null> {
  const installed = installedExtensionsOf(person);
  if (installed === null) return null;
  const found = new Map<string, ReaderExtension>();
  for (const { place } of installed) {
    const read = await readRegular(path.join(place, 'package.json'), { maximumBytes });
    const text = read.kind === 'bytes' ? decodeText(read.content) : null;
    const declared = text === null ? null : extensionReaders(parseJson(text.replace(/^\uFEFF/, '')));
    if (declared !== null) found.set(`${declared.id} ${declared.version}`, declared);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

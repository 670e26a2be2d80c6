import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** Returns the version in the manifest of a command's package; empty if there is none. */
export function packageVersion(command: string): string {
  for (let at = path.dirname(realpathSync(command)); at !== path.dirname(at); at = path.dirname(at)) {
    const manifest = path.join(at, 'package.json');
    if (!existsSync(manifest)) continue;
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version?: string };
    if (version !== undefined) return version;
  }
  return '';
}

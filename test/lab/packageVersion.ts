import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The version in the manifest of the package that a command belongs to; empty where there is none. */
export function packageVersion(command: string): string {
  for (let at = path.dirname(realpathSync(command)); at !== path.dirname(at); at = path.dirname(at)) {
    const manifest = path.join(at, 'package.json');
    if (!existsSync(manifest)) continue;
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version?: string };
    if (version !== undefined) return version;
  }
  return '';
}

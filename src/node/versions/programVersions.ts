import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { assistantById } from '../../core/assistants/catalogue.ts';
import type { Installation } from '../../core/assistants/versions.ts';
import { isObject, parseJson } from '../../core/json.ts';
import { readTextSync } from '../files/readText.ts';

const maximumManifest = 4_000_000;
/** The largest shim that is read, in bytes: shims of npm, pnpm and Yarn are a few lines. */
const maximumShim = 20_000;
const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat', '.ps1', ''] : [''];

/**
 * Returns the programs with these names on PATH with their versions; the one that a shell would start comes first. Starts nothing:
 * the version is that of the package that the program belongs to, or a folder's name in its path (`versions/2.1.332`,
 * `Cellar/codex/0.171.0`). A program without either is left out. Never throws.
 */
export function programVersions(commands: readonly string[], searchPath: string): readonly Installation[] {
  const folders = searchPath.split(path.delimiter).filter(folder => path.isAbsolute(folder));
  const found = new Map<string, Installation>();
  for (const name of commands) {
    for (const folder of folders) {
      for (const ending of endings) {
        const file = realFile(path.join(folder, name + ending));
        if (file === null || found.has(file)) continue;
        const version = versionOf(file, name);
        if (version !== null) found.set(file, { kind: 'program', name, version, place: file });
      }
    }
  }
  return [...found.values()];
}

/** Returns the version of a product's program that a shell would start; null if no file contains it. */
export function programVersion(id: string, env: Readonly<Record<string, string | undefined>>): string | null {
  return programVersions(assistantById(id)?.detection.commands ?? [], env['PATH'] ?? '')[0]?.version ?? null;
}

function realFile(file: string): string | null {
  try {
    return existsSync(file) ? realpathSync(file) : null;
  } catch {
    return null;
  }
}

function versionOf(file: string, command: string): string | null {
  return versionAbove(file, command) ?? shimVersion(file, command) ?? versionInPath(file);
}

/** Returns the version of the package that declares the command. Manifests above that do not declare it belong to other packages. */
function versionAbove(file: string, command: string): string | null {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const read = readTextSync(path.join(folder, 'package.json'), maximumManifest);
    const manifest = read.kind === 'text' ? parseJson(read.text) : undefined;
    if (isObject(manifest) && typeof manifest['name'] === 'string') {
      const { name, bin, version } = manifest;
      const isIts = isObject(bin)
        ? Object.hasOwn(bin, command)
        : typeof bin === 'string' && name.split('/').at(-1) === command;
      if (isIts && typeof version === 'string') return version;
    }
    if (folder === path.dirname(folder)) return null;
  }
}

/** Returns the version if the program is a short script that starts one below `node_modules`, as npm writes them on Windows. */
function shimVersion(file: string, command: string): string | null {
  const read = readTextSync(file, maximumShim);
  const target =
    read.kind === 'text'
      ? /(?:%~?dp0%?|\$basedir)[\\/]([^"\r\n]*?node_modules[\\/][^"\r\n]+)"/.exec(read.text)?.[1]
      : undefined;
  return target === undefined ? null : versionAbove(path.join(path.dirname(file), ...target.split(/[\\/]/)), command);
}

/** Returns the nearest part of the path that is a version: the file's own name, or a folder above. */
function versionInPath(file: string): string | null {
  const parts = file.split(path.sep).reverse();
  return parts.find(part => /^v?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(part))?.replace(/^v/, '') ?? null;
}

import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { assistantById } from '../../core/assistants/catalogue.ts';
import type { Installation } from '../../core/assistants/versions.ts';
import { isObject, parseJson } from '../../core/json.ts';
import { readTextSync } from '../files/readText.ts';

const maximumManifest = 4_000_000;
/** Shims of npm, pnpm and Yarn are a few lines. */
const maximumShim = 20_000;
const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat', '.ps1', ''] : [''];

/**
 * The programs of these names on PATH with their versions, the one that a shell would start first. Starts nothing: the version
 * is that of the package which the program belongs to, or the name of a folder above it (`versions/2.1.332`,
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

/** The version of a product's program that a shell would start; null where no file says. */
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

/**
 * The version of the package that declares the command. A manifest above that does not declare it belongs to another package.
 */
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

/** Where the program is a script of a few lines that starts one below a folder of packages, as npm writes them on Windows. */
function shimVersion(file: string, command: string): string | null {
  const read = readTextSync(file, maximumShim);
  const target =
    read.kind === 'text'
      ? /(?:%~?dp0%?|\$basedir)[\\/]([^"\r\n]*?node_modules[\\/][^"\r\n]+)"/.exec(read.text)?.[1]
      : undefined;
  return target === undefined ? null : versionAbove(path.join(path.dirname(file), ...target.split(/[\\/]/)), command);
}

/** The name of a folder above that is a version, the nearest first; or of the file itself. */
function versionInPath(file: string): string | null {
  const parts = file.split(path.sep).reverse();
  return parts.find(part => /^v?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(part))?.replace(/^v/, '') ?? null;
}

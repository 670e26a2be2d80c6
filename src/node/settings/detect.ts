import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import type { Assistant } from '../../core/assistants/types.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { installedExtensionsOf } from '../versions/extensionVersions.ts';
import { movedFolders } from './movedFolders.ts';

export interface Traces {
  readonly home: string;
  /** `PATH`, and the variables that move folders. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ids of installed extensions; null if no editor provides them: then the editors' extension folders are read. */
  readonly extensionIds: readonly string[] | null;
}

/** Returns the ids of the products that left a trace on this machine, in the catalogue's order. Runs nothing. Never throws. */
export async function detectAssistants({ home, env, extensionIds }: Traces): Promise<readonly string[]> {
  const installed = extensionIds ?? (installedExtensionsOf({ home, env }) ?? []).map(each => each.name);
  const ids = new Set(installed.map(id => id.toLowerCase()));
  const commands = await commandNames((env['PATH'] ?? '').split(path.delimiter));
  const places = { home, workspace: null, moved: movedFolders(env) };
  const isThere = async ({ detection, movedFolders: moved = {} }: Assistant): Promise<boolean> => {
    const { extensionIds: extensions, commands: names, paths, fetchedTo = [] } = detection;
    if (extensions.some(id => ids.has(id.toLowerCase()))) return true;
    if (names.some(name => commands.has(name))) return true;
    // Folders that a variable can move are keys of `movedFolders`, with a slash at the end.
    const files = [...paths, ...fetchedTo, ...Object.keys(moved)].map(name => resolveFile(name, places));
    return (await Promise.all(files.map(exists))).includes(true);
  };
  const found = await Promise.all(catalogue.map(isThere));
  return catalogue.filter((_, i) => found[i]).map(assistant => assistant.id);
}

/** Returns the names of everything on PATH, without Windows extensions. A relative entry would depend on where we run. */
async function commandNames(folders: readonly string[]): Promise<ReadonlySet<string>> {
  const absolute = [...new Set(folders)].filter(folder => path.isAbsolute(folder));
  const names = (await Promise.all(absolute.map(list))).flat();
  return new Set(names.map(name => name.replace(/\.(?:exe|cmd|bat|ps1)$/i, '')));
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function exists(file: string | null): Promise<boolean> {
  if (file === null) return false;
  return access(file).then(
    () => true,
    () => false,
  );
}

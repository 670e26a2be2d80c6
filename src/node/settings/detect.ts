import { access, readdir } from 'node:fs/promises';
import path from 'node:path';
import { catalogue } from '../../core/assistants/catalogue.ts';
import type { Detection } from '../../core/assistants/types.ts';
import { resolveFile } from '../../core/settings/readings.ts';
import { extensionFolders } from '../versions/extensionVersions.ts';

export interface Traces {
  readonly home: string;
  /** The folders of PATH. */
  readonly pathDirs: readonly string[];
  /** Ids of installed extensions; null where no editor tells: then the editors' extension folders are read. */
  readonly extensionIds: readonly string[] | null;
}

/** Ids of the products that left a trace on this machine, in the catalogue's order. Runs nothing. Never throws. */
export async function detectAssistants({ home, pathDirs, extensionIds }: Traces): Promise<readonly string[]> {
  const ids = new Set((extensionIds ?? (await installedExtensions(home))).map(id => id.toLowerCase()));
  const commands = await commandNames(pathDirs);
  const isThere = async ({ extensionIds: extensions, commands: names, paths }: Detection): Promise<boolean> => {
    if (extensions.some(id => ids.has(id.toLowerCase()))) return true;
    if (names.some(name => commands.has(name))) return true;
    const found = await Promise.all(paths.map(name => exists(resolveFile(name, { home, workspace: null }))));
    return found.includes(true);
  };
  const found = await Promise.all(catalogue.map(assistant => isThere(assistant.detection)));
  return catalogue.filter((_, i) => found[i]).map(assistant => assistant.id);
}

async function installedExtensions(home: string): Promise<readonly string[]> {
  const folders = extensionFolders.flatMap(name => resolveFile(name, { home, workspace: null }) ?? []);
  const names = (await Promise.all(folders.map(list))).flat();
  return names.map(name => name.replace(/-\d+\.\d.*$/, ''));
}

/** Names of everything on PATH, without the endings that Windows adds. A relative entry would depend on where we run. */
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

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Installation } from '../../core/assistants/versions.ts';
import { resolveFile } from '../../core/settings/readings.ts';

/** Where editors keep extensions, as `publisher.name-1.2.3`, with the platform behind it where there is one build for each. */
export const extensionFolders = [
  '~/.vscode/extensions',
  '~/.vscode-insiders/extensions',
  '~/.vscode-oss/extensions',
  '~/.vscode-server/extensions',
  '~/.cursor/extensions',
  '~/.windsurf/extensions',
  '~/.local/share/code-server/extensions',
];

/** The extensions with these ids in every editor of this person, with their versions. Never throws. */
export function extensionVersions(ids: readonly string[], home: string): readonly Installation[] {
  const wanted = new Map(ids.map(id => [id.toLowerCase(), id]));
  return foldersOf(home)
    .flatMap(extensionsIn)
    .flatMap(each => {
      const name = wanted.get(each.name.toLowerCase());
      return name === undefined ? [] : [{ ...each, name }];
    });
}

/** Every extension in every editor of this person; null where no editor keeps any. Never throws. */
export function installedExtensionsOf(home: string): readonly Installation[] | null {
  const folders = foldersOf(home).filter(folder => existsSync(folder));
  return folders.length === 0 ? null : folders.flatMap(extensionsIn);
}

function foldersOf(home: string): readonly string[] {
  return extensionFolders.flatMap(name => resolveFile(name, { home, workspace: null }) ?? []);
}

function extensionsIn(folder: string): readonly Installation[] {
  return namesIn(folder).flatMap((name): readonly Installation[] => {
    const [, id = '', version = ''] = /^(.+?)-(\d+\.\d+\.\d+)(?:-[a-z0-9-]+)?$/i.exec(name) ?? [];
    return id === '' ? [] : [{ kind: 'extension', name: id, version, place: path.join(folder, name) }];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

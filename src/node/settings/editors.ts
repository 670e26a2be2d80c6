import { access } from 'node:fs';
import path from 'node:path';
import { type Folders, type InstalledEditor, resolveFile } from '../../core/settings/readings.ts';

interface Flavour {
  readonly name: string;
  /** The folder of its user data, which has this name on every system. */
  readonly folder: string;
  /** Its product in the catalogue, if there is one. */
  readonly product?: string;
  /** Ids of its Flatpak and its snap, whose files are in folders of their own. */
  readonly flatpak?: string;
  readonly snap?: string;
}

/**
 * Editors that share VS Code's settings, the most used first. Folders: `nameShort` of each product.json; Flatpak ids: Flathub;
 * snaps: snapcraft.io (all read 2026-11-20).
 */
const flavours: readonly Flavour[] = [
  { name: 'VS Code', folder: 'Code', flatpak: 'com.visualstudio.code', snap: 'code' },
  {
    name: 'VS Code Insiders',
    folder: 'Code - Insiders',
    flatpak: 'com.visualstudio.code.insiders',
    snap: 'code-insiders',
  },
  { name: 'VSCodium', folder: 'VSCodium', flatpak: 'com.vscodium.codium', snap: 'codium' },
  { name: 'VSCodium Insiders', folder: 'VSCodium - Insiders', flatpak: 'com.vscodium.codium-insiders' },
  { name: 'Code - OSS', folder: 'Code - OSS', flatpak: 'com.visualstudio.code-oss' },
  { name: 'Cursor', folder: 'Cursor', product: 'cursor' },
  { name: 'Windsurf', folder: 'Windsurf', product: 'windsurf' },
  { name: 'Windsurf Next', folder: 'Windsurf - Next', product: 'windsurf' },
];

/** Where the server side of a remote window keeps the settings of that machine. */
const servers: readonly (readonly [name: string, folder: string])[] = [
  ['VS Code Server', '.vscode-server'],
  ['VS Code Insiders Server', '.vscode-server-insiders'],
  ['VSCodium Server', '.vscodium-server'],
  ['OpenVSCode Server', '.openvscode-server'],
];

const settings = 'User/settings.json';

/** Returns where editors would have user data on this machine, the most used first; reads nothing. */
export function editorPlaces(
  folders: Folders,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): readonly InstalledEditor[] {
  return [...portable(env, platform), ...local(folders, platform), ...remote(folders)];
}

/**
 * Returns the editors that have user data on this machine, those with a settings.json first. An editor without that file is
 * included: it runs with its defaults. Reads names only. Never throws.
 */
export async function installedEditors(
  folders: Folders,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Promise<readonly InstalledEditor[]> {
  const found = await Promise.all(
    editorPlaces(folders, env, platform).map(async editor => {
      const hasFile = await exists(editor.userFile);
      const isThere = hasFile || (editor.isRemote !== true && (await exists(path.dirname(editor.userFile))));
      return { editor, rank: hasFile ? 0 : isThere ? 1 : 2 };
    }),
  );
  return found
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => Number(a.editor.isRemote ?? false) - Number(b.editor.isRemote ?? false) || a.rank - b.rank)
    .map(({ editor }) => editor);
}

function local(folders: Folders, platform: string): readonly InstalledEditor[] {
  const base =
    platform === 'win32' ? '~/AppData/Roaming' : platform === 'darwin' ? '~/Library/Application Support' : '~/.config';
  const place = (name: string, file: string, product?: string): readonly InstalledEditor[] => {
    const userFile = resolveFile(file, folders);
    return userFile === null ? [] : [{ name, userFile, ...(product === undefined ? {} : { product }) }];
  };
  const usual = flavours.flatMap(({ name, folder, product }) => place(name, `${base}/${folder}/${settings}`, product));
  const codeServer = place('code-server', `~/.local/share/code-server/${settings}`);
  if (platform !== 'linux') return [...usual, ...codeServer];
  const boxed = flavours.flatMap(({ name, folder, flatpak, snap }) => [
    ...(flatpak === undefined ? [] : place(`${name} (Flatpak)`, `~/.var/app/${flatpak}/config/${folder}/${settings}`)),
    ...(snap === undefined ? [] : place(`${name} (Snap)`, `~/snap/${snap}/current/.config/${folder}/${settings}`)),
  ]);
  return [...usual, ...codeServer, ...boxed];
}

/** Portable installations: the one that started us, and on macOS the folder next to the application (vscode-docs, portable). */
function portable(env: Readonly<Record<string, string | undefined>>, platform: string): readonly InstalledEditor[] {
  const named = env['VSCODE_PORTABLE'];
  const roots = named !== undefined && path.isAbsolute(named) ? [named] : [];
  if (platform === 'darwin')
    roots.push('/Applications/code-portable-data', '/Applications/code-insiders-portable-data');
  return roots.map(root => ({ name: 'VS Code (portable)', userFile: path.join(root, 'user-data', settings) }));
}

function remote(folders: Folders): readonly InstalledEditor[] {
  return servers.flatMap(([name, folder]) => {
    const userFile = resolveFile(`~/${folder}/data/Machine/settings.json`, folders);
    return userFile === null ? [] : [{ name, userFile, isRemote: true as const }];
  });
}

function exists(file: string): Promise<boolean> {
  return new Promise(resolve => access(file, error => resolve(error === null)));
}

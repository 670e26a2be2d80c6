import type { Source } from '../fidelity.ts';
import { type Message, message } from '../message.ts';
import type { StoredKind, StoredSpec } from '../settings/stored.ts';

const measured: Source = { ref: 'Measured: files left by the real tools after a session', date: '2026-11-20' };

/** What deleting conversations costs. */
export const lostSessions = message('stored.cost.sessions');
/** What deleting an identifier costs. */
export const newIdentifier = message('stored.cost.identifier');

/**
 * Creates an entry for something that a tool leaves on the disk. Its source is the files of the real tool unless the details say otherwise.
 */
export function stored(
  assistant: string,
  kind: StoredKind,
  holds: Message,
  paths: readonly string[],
  more: Partial<StoredSpec> = {},
): StoredSpec {
  return { id: `${assistant}.${kind}`, assistant, kind, paths, holds, source: measured, ...more };
}

/** Where editors keep a user's data: on this machine, or on the server for editors that run in a browser. */
export const editorFolders = [
  ...['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].flatMap(base =>
    ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'].map(name => `${base}/${name}/User`),
  ),
  '~/.vscode-server/data/User',
  '~/.local/share/code-server/User',
];

/** Returns the folder of an extension's global storage in each editor. */
export function inEditors(name: string): readonly string[] {
  return editorFolders.map(folder => `${folder}/globalStorage/${name}`);
}

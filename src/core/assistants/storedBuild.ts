import type { Source } from '../fidelity.ts';
import { type Message, message } from '../message.ts';
import type { StoredKind, StoredSpec } from '../settings/stored.ts';

const measured: Source = { ref: 'Measured: files left by the real tools after a session', date: '2026-11-20' };

/** What is lost with conversations. */
export const lostSessions = message('stored.cost.sessions');
/** What is lost with an identifier. */
export const newIdentifier = message('stored.cost.identifier');

/** Something that a tool leaves, known from the files of the real tool unless the details say otherwise. */
export function stored(
  assistant: string,
  kind: StoredKind,
  holds: Message,
  paths: readonly string[],
  more: Partial<StoredSpec> = {},
): StoredSpec {
  return { id: `${assistant}.${kind}`, assistant, kind, paths, holds, source: measured, ...more };
}

/** Where editors keep what belongs to a person, on this machine or, for those that serve a browser, there. */
export const editorFolders = [
  ...['~/.config', '~/Library/Application Support', '~/AppData/Roaming'].flatMap(base =>
    ['Code', 'Code - Insiders', 'VSCodium', 'Cursor', 'Windsurf'].map(name => `${base}/${name}/User`),
  ),
  '~/.vscode-server/data/User',
  '~/.local/share/code-server/User',
];

/** A folder that an extension keeps in each editor. */
export function inEditors(name: string): readonly string[] {
  return editorFolders.map(folder => `${folder}/globalStorage/${name}`);
}

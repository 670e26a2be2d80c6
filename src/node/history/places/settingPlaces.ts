import { textIn } from '../../../core/json.ts';
import { nodeAt, parseJson, valueOf } from '../../../core/config/jsonTree.ts';
import type { TranscriptStore } from '../../../core/history/types.ts';
import type { Folders } from '../../../core/settings/readings.ts';
import type { SettingValue } from '../../../core/settings/types.ts';
import { readTextSync } from '../../files/readText.ts';
import { editorUsers } from './editorUsers.ts';
import { expand, type Listed, stepsOf, type StorePlace } from './storePaths.ts';

/** An editor's settings files: the person's own, and those of profiles. */
const userFiles = ['settings.json', 'profiles/*/settings.json'];
/** The settings file of an open folder. */
const folderFile = '.vscode/settings.json';

/** Paths on this computer: a workspace's setting must not make us connect to another one. */
const local = /^(?:\/(?!\/)|[A-Za-z]:[\\/])/;

/** Returns the value of a setting in a settings file; undefined if it is not set. */
export type Settings = (name: string) => SettingValue | undefined;

/** Returns the settings of all of a person's editors. */
export function userSettings(folders: Folders, listed: Listed): readonly Settings[] {
  const { named, others } = editorUsers(folders);
  return [...named, ...others].flatMap(each => userFiles.flatMap(file => settingsIn(each, file, listed)));
}

/** Returns the settings of the open folders. */
export function folderSettings(allFolders: readonly Folders[], listed: Listed): readonly Settings[] {
  return allFolders.flatMap(({ workspace }) => (workspace === null ? [] : settingsIn(workspace, folderFile, listed)));
}

function settingsIn(folder: string, name: string, listed: Listed): readonly Settings[] {
  return expand(folder, stepsOf(name), listed, () => undefined).flatMap(file => {
    const read = readTextSync(file);
    const root = read.kind === 'text' ? parseJson(read.text, false).root : null;
    if (root === null) return [];
    const of: Settings = setting => {
      const node = nodeAt(root, [setting]);
      return node === undefined ? undefined : valueOf(node);
    };
    return [of];
  });
}

/** Returns the places of a product's records that an editor setting names. */
export function placesBySetting(
  { movedBy }: TranscriptStore,
  ofPerson: readonly Settings[],
  ofFolders: readonly Settings[],
): readonly StorePlace[] {
  if (movedBy === undefined) return [];
  const named = (of: readonly Settings[]): readonly string[] =>
    of.flatMap(each => textIn({ value: each(movedBy.setting) }, 'value') ?? []).filter(each => local.test(each));
  const place = (folder: string, follows: boolean): StorePlace => {
    return { root: { folder, rest: movedBy.below }, follows };
  };
  return [...new Set(named(ofPerson))]
    .map(each => place(each, true))
    .concat(named(ofFolders).map(each => place(each, false)));
}

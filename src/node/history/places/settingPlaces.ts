import { textIn } from '../../../core/json.ts';
import { nodeAt, parseJson, valueOf } from '../../../core/config/jsonTree.ts';
import type { TranscriptStore } from '../../../core/history/types.ts';
import type { Folders } from '../../../core/settings/readings.ts';
import type { SettingValue } from '../../../core/settings/types.ts';
import { readTextSync } from '../../files/readText.ts';
import { editorUsers } from './editorUsers.ts';
import { expand, type Listed, stepsOf, type StorePlace } from './storePaths.ts';

/** Of an editor: of a person, and of each of their profiles. */
const userFiles = ['settings.json', 'profiles/*/settings.json'];
/** Of a folder that is open. */
const folderFile = '.vscode/settings.json';

/** Paths of this computer: that of another one is not asked for because a workspace says so. */
const local = /^(?:\/(?!\/)|[A-Za-z]:[\\/])/;

/** What a settings file says of a setting; undefined where it says nothing, is damaged or not there. */
export type Settings = (name: string) => SettingValue | undefined;

/** The settings of all editors of a person. */
export function userSettings(folders: Folders, listed: Listed): readonly Settings[] {
  const { named, others } = editorUsers(folders);
  return [...named, ...others].flatMap(each => userFiles.flatMap(file => settingsIn(each, file, listed)));
}

/** Those of the folders that are open. */
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

/** Where a setting of an editor lets the records of a product lie. */
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

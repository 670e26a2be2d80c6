import { lstatSync, type Stats, statSync } from 'node:fs';
import type { TranscriptStore, UnreadReason } from '../../../core/history/types.ts';
import { type Folders, rootOf } from '../../../core/settings/readings.ts';
import { isAbsent } from '../../files/errorCode.ts';
import { editorUsers, inEditor } from './editorUsers.ts';
import { furtherFolders } from './furtherFolders.ts';
import { expand, type Listed, type Problem, stepsOf, type StorePlace } from './storePaths.ts';
import { folderSettings, placesBySetting, userSettings } from './settingPlaces.ts';
import { temporaryFiles, temporaryFolders } from './temporaryFiles.ts';

export interface StoreFile {
  readonly store: TranscriptStore;
  /** Absolute. */
  readonly file: string;
  readonly size: number;
  readonly mtime: number;
}

export interface FoundFiles {
  readonly files: readonly StoreFile[];
  /** Places that could not be read. */
  readonly problems: readonly { readonly store: string; readonly reason: UnreadReason }[];
}

/**
 * Returns the files of all stores, newest first, each once. Links are followed below the home folder, as the products do, but not
 * in a workspace, which may belong to somebody else. A missing file is skipped; one that cannot be opened is a problem.
 * @param temporary the temporary folders
 */
export function storeFiles(
  stores: readonly TranscriptStore[],
  allFolders: readonly Folders[],
  temporary = temporaryFolders(allFolders[0]?.home),
): FoundFiles {
  const files: StoreFile[] = [];
  const problems: { store: string; reason: UnreadReason }[] = [];
  const seen = new Set<string>();
  const listed: Listed = new Map();
  const [first] = allFolders;
  const ofPerson = first === undefined ? [] : userSettings(first, listed);
  const ofFolders = folderSettings(allFolders, listed);
  const further = first === undefined ? [] : furtherFolders(first, ofPerson);
  const { others } = first === undefined ? { others: [] } : editorUsers(first);
  for (const store of stores) {
    const broken = new Set<string>();
    const problem: Problem = (reason, place) => {
      // Several paths of a store may lead through the same folder.
      if (!broken.has(place)) problems.push({ store: store.id, reason });
      broken.add(place);
    };
    const places = [
      ...store.paths.flatMap(each => placesOf(each, allFolders, further)),
      ...placesBySetting(store, ofPerson, ofFolders),
      ...placesInEditors(store, others),
    ];
    const take = (file: string, follows: boolean): void => {
      const stat = statOf(file, follows, problem);
      if (stat === null) return;
      const identity = stat.ino === 0 ? file : `${stat.dev}:${stat.ino}`;
      if (seen.has(identity)) return;
      seen.add(identity);
      files.push({ store, file, size: stat.size, mtime: stat.mtimeMs });
    };
    for (const { root, follows } of places)
      for (const file of expand(root.folder, stepsOf(root.rest), listed, problem)) take(file, follows);
    for (const folder of temporary)
      for (const name of store.temporary ?? [])
        for (const file of temporaryFiles(folder, name.split('/'), listed, problem)) take(file, false);
  }
  files.sort((a, b) => b.mtime - a.mtime || (a.file < b.file ? -1 : 1));
  return { files, problems };
}

/** Returns the places of a path: in each workspace folder if it is relative to one, otherwise below home and in further folders. */
function placesOf(name: string, folders: readonly Folders[], further: readonly Folders[]): readonly StorePlace[] {
  const follows = !name.startsWith('./');
  const places = new Map<string, StorePlace>();
  for (const each of follows ? [...folders.slice(0, 1), ...further] : folders) {
    const root = rootOf(name, each);
    if (root !== null && !places.has(root.folder)) places.set(root.folder, { root, follows });
  }
  return [...places.values()];
}

/** Returns the same places in editors that no table names. */
function placesInEditors({ paths }: TranscriptStore, others: readonly string[]): readonly StorePlace[] {
  return paths.flatMap(name => {
    const rest = inEditor(name, paths);
    return rest === null ? [] : others.map(folder => ({ root: { folder, rest }, follows: true }));
  });
}

function statOf(file: string, follows: boolean, problem: Problem): Stats | null {
  try {
    const stat = (follows ? statSync : lstatSync)(file, { throwIfNoEntry: false });
    if (stat === undefined) return null;
    if (stat.isFile()) return stat;
    if (!stat.isDirectory()) problem(stat.isSymbolicLink() ? 'linked' : 'not-a-file', file);
    return null;
  } catch (error) {
    if (!isAbsent(error)) problem('unreadable', file);
    return null;
  }
}

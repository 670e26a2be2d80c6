import { movedStart } from '../../../paths/movedPlaces.ts';
import { folderOf, upwards } from '../../../paths/absolutePaths.ts';
import type { Place } from './fileRule.ts';

/** The folders that matter to an agent. Absolute, with `/`. */
export interface AgentPlace {
  /** Where it starts. */
  readonly folder: string;
  /** Null if there is none, or it is not known. */
  readonly home: string | null;
  /** The root of the working tree in which it starts. */
  readonly gitRoot: string | null;
  /** In a linked worktree, the root of the main working tree. Absent if it is the same as `gitRoot`. */
  readonly mainRoot?: string;
  /** The actual location of folders below the home folder, by their usual name (`~/.codex/`), if a variable moved them. */
  readonly moved: Readonly<Record<string, string>>;
}

/** The folders of each place, from the start folder upwards. */
const folders: Readonly<Record<Place, (from: AgentPlace) => readonly string[]>> = {
  here: ({ folder }) => [folder],
  root: ({ gitRoot, folder }) => [gitRoot ?? folder],
  'root-of-repository': ({ gitRoot }) => (gitRoot === null ? [] : [gitRoot]),
  'root-and-here': ({ gitRoot, folder }) => [...new Set([folder, gitRoot ?? folder])],
  'main-root': ({ mainRoot }) => (mainRoot === undefined ? [] : [mainRoot]),
  between: ({ gitRoot, folder }) => upwards(folder, gitRoot ?? folder).slice(1, -1),
  'up-to-root': ({ gitRoot, folder }) => upwards(folder, gitRoot ?? folder),
  'up-to-root-or-home': ({ gitRoot, home, folder }) => upwards(folder, gitRoot ?? home),
  'up-to-root-or-under-home': ({ gitRoot, home, folder }) =>
    upwards(folder, gitRoot ?? home).filter(each => each !== home),
  'up-to-root-or-top': ({ gitRoot, folder }) => upwards(folder, gitRoot),
  'up-past-root': ({ gitRoot, home, folder }) => upwards(folder, folderOf(gitRoot ?? home ?? folder)),
  'up-to-top': ({ folder }) => upwards(folder, null),
};

/** Returns the folders in which a rule looks, topmost first, which is the order of instructions. */
export function foldersOf(place: Place, from: AgentPlace): readonly string[] {
  return folders[place](from).toReversed();
}

/** Returns the folder at which a pattern starts, and the rest of the pattern; null if that is an unknown home folder. */
export function startOf(folder: string, pattern: string, { home, moved }: AgentPlace): [string, string] | null {
  const top = /^(?:\/|[A-Za-z]:\/)/.exec(pattern)?.[0];
  if (top !== undefined) return [top, pattern.slice(top.length)];
  if (!pattern.startsWith('~/')) return [folder, pattern];
  const elsewhere = movedStart(pattern, moved);
  if (elsewhere !== null) return [elsewhere.folder.replaceAll('\\', '/').replace(/\/$/, ''), elsewhere.rest];
  return home === null ? null : [home, pattern.slice(2)];
}

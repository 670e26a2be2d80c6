import { movedStart } from '../../../paths/movedPlaces.ts';
import { folderOf, upwards } from '../../../paths/absolutePaths.ts';
import type { Place } from './fileRule.ts';

/** The folders that matter to an agent. Absolute, with `/`. */
export interface AgentPlace {
  /** Where it starts. */
  readonly folder: string;
  /** Null where there is none, or it is not known. */
  readonly home: string | null;
  /** The working folder of the repository that it starts in. */
  readonly gitRoot: string | null;
  /** In a second worktree: the working folder of the repository itself. Absent: the same. */
  readonly mainRoot?: string;
  /** Where folders of the home folder really are, by their usual name (`~/.codex/`), where a variable moved them. */
  readonly moved: Readonly<Record<string, string>>;
}

/** The folders of each place, from where the agent starts upwards. */
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

/** Folders in which a rule looks, the topmost first, as instructions are put together. */
export function foldersOf(place: Place, from: AgentPlace): readonly string[] {
  return folders[place](from).toReversed();
}

/** A folder and a pattern from there; null for one of a home folder that is not known. */
export function startOf(folder: string, pattern: string, { home, moved }: AgentPlace): [string, string] | null {
  const top = /^(?:\/|[A-Za-z]:\/)/.exec(pattern)?.[0];
  if (top !== undefined) return [top, pattern.slice(top.length)];
  if (!pattern.startsWith('~/')) return [folder, pattern];
  const elsewhere = movedStart(pattern, moved);
  if (elsewhere !== null) return [elsewhere.folder.replaceAll('\\', '/').replace(/\/$/, ''), elsewhere.rest];
  return home === null ? null : [home, pattern.slice(2)];
}

import { movedStart } from '../../../movedPlaces.ts';
import { folderOf, upwards } from '../../../absolutePaths.ts';
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
  /** Where folders of the home folder really lie, by their usual name (`~/.codex/`), where a variable moved them. */
  readonly moved: Readonly<Record<string, string>>;
}

/** Folders in which a rule looks, the topmost first, as instructions are put together. */
export function foldersOf(place: Place, { folder, home, gitRoot, mainRoot }: AgentPlace): readonly string[] {
  const upTo = (last: string | null): readonly string[] => upwards(folder, last).toReversed();
  switch (place) {
    case 'here':
      return [folder];
    case 'root':
      return [gitRoot ?? folder];
    case 'root-of-repository':
      return gitRoot === null ? [] : [gitRoot];
    case 'root-and-here':
      return [...new Set([gitRoot ?? folder, folder])];
    case 'main-root':
      return mainRoot === undefined ? [] : [mainRoot];
    case 'between':
      return upTo(gitRoot ?? folder).slice(1, -1);
    case 'up-to-root':
      return upTo(gitRoot ?? folder);
    case 'up-to-root-or-home':
      return upTo(gitRoot ?? home);
    case 'up-to-root-or-under-home':
      return upTo(gitRoot ?? home).filter(each => each !== home);
    case 'up-to-root-or-top':
      return upTo(gitRoot);
    case 'up-past-root':
      return upTo(folderOf(gitRoot ?? home ?? folder));
    case 'up-to-top':
      return upTo(null);
  }
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

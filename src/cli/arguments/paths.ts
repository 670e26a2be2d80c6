import { existsSync } from 'node:fs';
import path from 'node:path';
import { relativeInside, slashed } from '../../node/files/inside.ts';
import type { Options } from './options.ts';
import { UsageError } from './usage.ts';

type Places = Pick<Options, 'currentFolder' | 'workspace'>;

/**
 * Returns the absolute path that an argument names: relative to the current folder, or if nothing exists there, relative to the
 * folder of `--workspace`. Null if it exists in neither.
 */
export function existingPath(given: string, { currentFolder, workspace }: Places): string | null {
  return [currentFolder, workspace].map(folder => path.resolve(folder, given)).find(each => existsSync(each)) ?? null;
}

/** Like {@link existingPath}, but throws {@link UsageError} if the path exists in neither place. */
export function pathOf(given: string, places: Places): string {
  const found = existingPath(given, places);
  if (found === null) throw new UsageError(`${given} cannot be read: there is nothing at ${tried(given, places)}`);
  return found;
}

/** Returns the places that {@link existingPath} looks at, for a message. */
function tried(given: string, { currentFolder, workspace }: Places): string {
  return [...new Set([currentFolder, workspace].map(folder => path.resolve(folder, given)))].join(' or ');
}

/**
 * Returns a path relative to the workspace, with `/`; a trailing slash, which marks a folder, is kept. A path that does not exist is
 * taken relative to the current folder. Throws {@link UsageError} for a path outside the workspace.
 */
export function inWorkspace(given: string, places: Places): string {
  const { currentFolder, workspace } = places;
  const absolute = existingPath(given, places) ?? path.resolve(currentFolder, given);
  const relative = relativeInside(workspace, absolute);
  if (relative === null || relative === '') {
    const why = existsSync(absolute) ? '' : ', and does not exist';
    throw new UsageError(`${given} is not inside the workspace ${workspace}${why}`);
  }
  return slashed(relative) + (/[\\/]$/.test(given) ? '/' : '');
}

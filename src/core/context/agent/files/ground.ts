import { fileUri } from '../../copilot/documents/uris.ts';
import { uriIn } from '../../places.ts';
import type { GitState, Surroundings } from '../../types.ts';
import type { Fact } from '../fact.ts';
import type { AgentPlace } from './places.ts';

/** Returns the URI of a file that an agent found; below the workspace folder in the form that the editor uses. */
export function uriOfPath(path: string, place: AgentPlace, folder: string): string {
  if (path.startsWith(`${place.folder}/`)) return uriIn(folder, path.slice(place.folder.length + 1));
  return fileUri(path.startsWith('/') ? path : `/${path}`);
}

const needs: Readonly<Partial<Record<Fact, (git: GitState) => boolean>>> = {
  gitBranch: ({ hasBranch }) => hasBranch,
  gitStatus: () => true,
  gitLog: ({ hasCommit }) => hasCommit,
  gitCommit: ({ hasCommit }) => hasCommit,
  gitRemote: ({ hasRemote }) => hasRemote,
  gitUserName: ({ hasUserName }) => hasUserName,
};

/**
 * Returns how certainly a product sends a fact that it sends by default. Null if there is nothing to send (git facts exist only in a
 * repository) or a setting keeps it back.
 */
export function factInclusion(
  fact: Fact,
  assistant: string,
  surroundings: Surroundings | undefined,
): 'certain' | 'possible' | null {
  if (surroundings === undefined) return 'certain';
  const need = needs[fact];
  if (need !== undefined && (surroundings.git === null || !need(surroundings.git))) return null;
  const left = surroundings.switched.get(assistant)?.get(fact);
  return left === undefined ? 'certain' : left === 'possible' ? 'possible' : null;
}

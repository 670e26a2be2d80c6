import { agentHooks } from '../../../core/assistants/hooks.ts';
import type { AgentHooks } from '../../../core/guard/hooks/types.ts';
import {
  type GuardPlace,
  type GuardStanding,
  standingOf,
  worseState,
} from '../../../core/guard/registrations/standing.ts';
import { resolveFile } from '../../../core/settings/readings.ts';
import { movedFolders } from '../../settings/movedFolders.ts';
import { programVersion } from '../../versions/programVersions.ts';
import { hookPlaces, type Installation } from './installation.ts';
import { readRegistered } from './registered.ts';
import { type RepositoryHooks, repositoryHooks } from './repositoryHooks.ts';

/** The person whose agents are looked at, and the folders in which they work. */
export interface Surroundings extends Pick<Installation, 'home' | 'env'> {
  /** Folders of a workspace, absolute; empty without one. */
  readonly folders: readonly string[];
}

/** What the files on this computer say about one agent and the guard. Determined without starting anything. */
export interface AgentOverview {
  readonly hooks: AgentHooks;
  /** In the folder where it is worst. */
  readonly standing: GuardStanding;
  /** Every place where the agent looks for hooks, each once. */
  readonly places: readonly GuardPlace[];
  /** Whether the agent is refused if the guard fails. */
  readonly failsClosed: boolean;
  /** The version of the installed program, if a file contains it. */
  readonly version: string | null;
  /** Hooks in the folders that are not the guard's. */
  readonly repository: readonly RepositoryHooks[];
}

/** Returns the agents that have hooks, among the given ids. */
export function agentsWithHooks(ids: Iterable<string>): readonly AgentHooks[] {
  const wanted = new Set(ids);
  return agentHooks.filter(each => wanted.has(each.id));
}

/** Whether a file of an agent names the guard, in whatever state. */
export function isRegistered({ standing }: Pick<AgentOverview, 'standing'>): boolean {
  return standing.state !== 'missing' && standing.place?.isForeign !== true;
}

/** Reads what files say about an agent. Never throws. */
export function agentOverview(hooks: AgentHooks, { home, env, folders }: Surroundings): AgentOverview {
  const places = new Map<string, GuardPlace>();
  let standing: GuardStanding | null = null;
  let failsClosed = true;
  for (const workspace of folders.length === 0 ? [null] : folders) {
    const read = readRegistered(hooks, { home, workspace, env, scope: 'user', isClosed: false });
    const found = new Map(read.hooks.map(({ command: _command, ...place }) => [place.file, place]));
    const all = hookPlaces(hooks, { home, workspace, env }).map(
      (place): GuardPlace => found.get(place.file) ?? { ...place, state: 'missing' },
    );
    for (const place of all) {
      const known = places.get(place.file);
      if (known === undefined || worseState(known.state, place.state) === place.state) places.set(place.file, place);
    }
    const here = standingOf(hooks.id, all);
    if (standing === null || worseState(standing.state, here.state) !== standing.state) standing = here;
    failsClosed &&= read.failsClosed;
  }
  return {
    hooks,
    standing: standing ?? standingOf(hooks.id, []),
    places: [...places.values()],
    failsClosed,
    version: programVersion(hooks.id, env),
    repository: folders.flatMap(folder => repositoryHooks(hooks, folder, home)),
  };
}

/** Returns the files that an overview depends on, whether they exist or not. */
export function overviewFiles(hooks: AgentHooks, { home, env, folders }: Surroundings): readonly string[] {
  const all = (folders.length === 0 ? [null] : folders).flatMap(workspace => {
    const named = [...hooks.offSwitches.map(each => each.file), ...hooks.switches];
    const switches = named.flatMap(file => resolveFile(file, { home, workspace, moved: movedFolders(env) }) ?? []);
    return [...hookPlaces(hooks, { home, workspace, env }).map(each => each.file), ...switches];
  });
  return [...new Set(all)];
}

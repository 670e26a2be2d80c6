import path from 'node:path';
import { factSwitches, firstRequests } from '../../core/assistants/firstRequests.ts';
import { agentFilesInSteps } from '../../core/context/agent/files/agentFiles.ts';
import { switchedFacts } from '../../core/context/agent/files/choice/switchedFacts.ts';
import type { AgentFile } from '../../core/context/agent/files/agentFile.ts';
import { cachedDisk } from '../../core/context/agent/files/disk.ts';
import type { AgentPlace } from '../../core/context/agent/files/places.ts';
import type { GitState, Surroundings } from '../../core/context/types.ts';
import { completed, type Steps } from '../../core/steps.ts';
import { relativeInside, slashed } from '../files/inside.ts';
import { gitVariablesOf } from '../ignore/gitConfig.ts';
import { type GitFolders, gitFoldersOf, readSmall } from '../ignore/gitRepository.ts';
import { movedFolders, movedFoldersFor } from '../settings/movedFolders.ts';
import type { Person } from '../workspace.ts';
import { realDisk, realPath } from './realDisk.ts';

/** Looks around a folder for one product after the other, so a caller can pause between them. */
export interface Lookout {
  /** Reads what a product of the catalogue would read, one file or folder per step. */
  look(assistant: string): Steps<void>;
  readonly found: () => Surroundings;
}

/**
 * Finds what agents find that start in a folder: every file that their rules ask for, in the folder, above it and in the home
 * folder. Only reads; what cannot be read counts as absent.
 */
export function lookoutFrom(opened: string, { home, env }: Person): Lookout {
  const folder = behindLinks(opened, home);
  const repository = gitFoldersOf(folder);
  const place: AgentPlace = {
    folder: slashed(folder),
    home: slashed(home),
    gitRoot: repository === null ? null : slashed(repository.root),
    moved: movedFolders(env),
    ...mainRootOf(repository),
  };
  const disk = cachedDisk(realDisk([place.folder, place.gitRoot ?? place.folder, slashed(home)]));
  const files = new Map<string, readonly AgentFile[]>();
  const switched = new Map<string, ReturnType<typeof switchedFacts>>();
  const git = repository === null ? null : gitStateOf(repository, { home, env });
  return {
    look: function* (assistant) {
      const its: AgentPlace = { ...place, moved: movedFoldersFor(assistant, env) };
      switched.set(assistant, switchedFacts(factSwitches[assistant] ?? [], disk, its));
      files.set(assistant, yield* agentFilesInSteps(firstRequests[assistant] ?? [], disk, its));
    },
    found: () => ({ place, git, files, switched, isPartial: disk.isSpent() }),
  };
}

/**
 * Returns the folder as a program sees it that is started there: links are resolved, so the folders above may differ from those
 * in the editor. A home folder that is reached through a link keeps its name, by which products know it.
 */
function behindLinks(folder: string, home: string): string {
  const real = realPath(folder);
  const inHome = relativeInside(realPath(home), real);
  return inHome === null ? real : path.join(home, inHome);
}

/** Like {@link lookoutFrom}, but all at once, for the products with these ids. */
export function surroundingsOf(folder: string, person: Person, assistants: readonly string[]): Surroundings {
  const lookout = lookoutFrom(folder, person);
  for (const each of assistants) completed(lookout.look(each));
  return lookout.found();
}

/** Returns the main working folder of a worktree's repository, whose `.git` folder they share. */
function mainRootOf(repository: GitFolders | null): { readonly mainRoot?: string } {
  const { own = null, common = null } = repository ?? {};
  const isWorktree = own !== null && common !== null && own !== common && path.basename(common) === '.git';
  return isWorktree ? { mainRoot: slashed(path.dirname(common)) } : {};
}

function gitStateOf(repository: GitFolders, person: Person): GitState {
  const { own, common, fetchUrls } = repository;
  const all = gitVariablesOf({ ...person, platform: process.platform }, repository);
  return {
    hasBranch: own !== null && readSmall(path.join(own, 'HEAD')).startsWith('ref: refs/heads/'),
    hasRemote: fetchUrls.length > 0,
    hasUserName: all.some(
      ({ section, subsection, name, value }) =>
        section === 'user' && subsection === null && name === 'name' && value !== '',
    ),
    hasCommit: own !== null && common !== null && hasCommit(own, common),
  };
}

/** Whether a commit is checked out: the branch of a new repository does not have one yet. */
function hasCommit(own: string, common: string): boolean {
  const head = readSmall(path.join(own, 'HEAD')).trim();
  const branch = /^ref: (refs\/.+)$/.exec(head)?.[1];
  if (branch === undefined) return /^[0-9a-f]{40,64}$/.test(head);
  if (readSmall(path.join(common, branch)) !== '') return true;
  return readSmall(path.join(common, 'packed-refs')).includes(` ${branch}\n`);
}

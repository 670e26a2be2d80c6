import { fileUri, parseUri } from '../../copilot/documents/uris.ts';
import { namedFiles } from '../../namedFiles.ts';
import { folderFiles, uriIn } from '../../places.ts';
import type { ContextRequest, GitState, Surroundings } from '../../types.ts';
import type { Fact } from '../fact.ts';
import { type Disk, diskOfTexts, recordedDisk } from './disk.ts';
import type { AgentPlace } from './places.ts';

/** Where an agent starts, and what it finds there. Without surroundings, only the folder's own files are known. */
export function groundOf(request: ContextRequest, folder: string): { readonly place: AgentPlace; readonly disk: Disk } {
  const { surroundings } = request;
  if (surroundings !== undefined) return { place: surroundings.place, disk: recordedDisk(surroundings.record) };
  const root = pathOfUri(folder);
  const [first] = folderFiles(request);
  const named = namedFiles(first?.files ?? []);
  const texts = new Map(named.map(path => [`${root}/${path}`, first?.texts.get(path) ?? '']));
  return { place: { folder: root, home: null, gitRoot: null, moved: {} }, disk: diskOfTexts(texts) };
}

/** The path of a `file:` URI, with a drive as it is written on Windows. */
export function pathOfUri(uri: string): string {
  return parseUri(uri).path.replace(/^\/(?=[A-Za-z]:)/, '');
}

/** The URI of a file that an agent found; below the folder, as the editor has it. */
export function uriOfPath(path: string, place: AgentPlace, folder: string): string {
  if (path.startsWith(`${place.folder}/`)) return uriIn(folder, path.slice(place.folder.length + 1));
  return fileUri(path.startsWith('/') ? path : `/${path}`);
}

const needs: Readonly<Partial<Record<Fact, (git: GitState) => boolean>>> = {
  gitBranch: () => true,
  gitStatus: () => true,
  gitLog: ({ hasCommit }) => hasCommit,
  gitCommit: ({ hasCommit }) => hasCommit,
  gitRemote: ({ hasRemote }) => hasRemote,
  gitUserName: ({ hasUserName }) => hasUserName,
};

/** Whether there is anything to tell: what git knows is only there in a repository. */
export function isToldOf(fact: Fact, surroundings: Surroundings | undefined): boolean {
  const need = needs[fact];
  if (need === undefined || surroundings === undefined) return true;
  return surroundings.git !== null && need(surroundings.git);
}

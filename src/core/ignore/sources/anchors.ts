import { foldAscii, utf8Bytes } from '../gitignore/bytes.ts';
import { compileGlob } from '../gitignore/wildmatch.ts';

/** Where a workspace folder and the person's home folder lie: absolute, in the platform's own writing. */
export interface FolderPlace {
  readonly root: string;
  readonly home: string;
}

/** The parts of an absolute path; a drive is one in lower case (`C:\a` is `c`, `a`). */
export function pathParts(path: string): readonly string[] {
  const slashed = path.replaceAll('\\', '/').replace(/^([A-Za-z]):/, (_, drive: string) => `/${drive.toLowerCase()}`);
  return slashed.split('/').filter(part => part !== '');
}

/**
 * A pattern in gitignore's syntax that begins at the root of the file system, as patterns that begin at a folder: `//h/p/.env`
 * seen from `/h/p` is `/.env`. Several where a `**` may end at different depths; `*` where it names the folder itself or one
 * above it; none where it leads elsewhere.
 * @param pattern its parts, as {@link pathParts} gives those of a path
 * @param folder likewise
 */
export function seenFrom(
  pattern: readonly string[],
  folder: readonly string[],
  { foldersOnly, matchCase }: { readonly foldersOnly: boolean; readonly matchCase: boolean },
): readonly string[] {
  let reached: ReadonlySet<number> = withFolders(new Set([0]), pattern);
  for (const part of folder) {
    const next = new Set<number>();
    for (const at of reached) {
      const glob = pattern[at];
      if (glob === '**') next.add(at);
      else if (glob !== undefined && matchesPart(glob, part, matchCase)) next.add(at + 1);
    }
    reached = withFolders(next, pattern);
    if (reached.has(pattern.length)) return ['*'];
  }
  return [...reached]
    .filter(at => at < pattern.length && !(pattern[at - 1] === '**' && reached.has(at - 1)))
    .map(at => `/${pattern.slice(at).join('/')}${foldersOnly ? '/' : ''}`);
}

/** `**` stands for no folder as well. */
function withFolders(reached: Set<number>, pattern: readonly string[]): ReadonlySet<number> {
  for (const at of reached) if (pattern[at] === '**') reached.add(at + 1);
  return reached;
}

function matchesPart(glob: string, part: string, matchCase: boolean): boolean {
  const matches = compileGlob(utf8Bytes(glob), 'name', !matchCase);
  return matches?.(matchCase ? utf8Bytes(part) : foldAscii(utf8Bytes(part))) ?? false;
}

import { foldAscii, utf8Bytes } from '../gitignore/bytes.ts';
import { compileGlob } from '../gitignore/wildmatch.ts';

/** Where a workspace folder and the user's home folder are: absolute, in the platform's own notation. */
export interface FolderPlace {
  readonly root: string;
  readonly home: string;
}

/** Returns the parts of an absolute path; a drive is a part in lower case (`C:\a` is `c`, `a`). */
export function pathParts(path: string): readonly string[] {
  const slashed = path.replaceAll('\\', '/').replace(/^([A-Za-z]):/, (_, drive: string) => `/${drive.toLowerCase()}`);
  return slashed.split('/').filter(part => part !== '');
}

/**
 * Converts a pattern in gitignore's syntax that begins at the root of the file system to patterns that begin at a folder: `//h/p/.env`
 * seen from `/h/p` is `/.env`. Returns several if a `**` may end at different depths, `*` if the pattern names the folder itself or one
 * above it, and none if it leads elsewhere.
 * @param pattern its parts, as {@link pathParts} returns those of a path
 * @param folder the parts of the folder, likewise
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

/** `**` may also stand for no folder. */
function withFolders(reached: Set<number>, pattern: readonly string[]): ReadonlySet<number> {
  for (const at of reached) if (pattern[at] === '**') reached.add(at + 1);
  return reached;
}

function matchesPart(glob: string, part: string, matchCase: boolean): boolean {
  const matches = compileGlob(utf8Bytes(glob), 'name', !matchCase);
  return matches?.(matchCase ? utf8Bytes(part) : foldAscii(utf8Bytes(part))) ?? false;
}

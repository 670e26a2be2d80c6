/** The actual locations of places in the home folder, by their usual name: `~/.codex/` for a folder, `~/.claude.json` for a file. */
export type MovedPlaces = Readonly<Record<string, string>>;

/**
 * If a variable moved the place that a name in the home folder refers to, returns the new folder and the rest of the name; otherwise null.
 */
export function movedStart(
  name: string,
  moved: MovedPlaces,
): { readonly folder: string; readonly rest: string } | null {
  for (const [usual, folder] of Object.entries(moved)) {
    const isFile = !usual.endsWith('/');
    // Only the folder of a file can be moved, so its own name stays.
    if (isFile && name === usual) return { folder, rest: name.slice(name.lastIndexOf('/') + 1) };
    if (!isFile && name.startsWith(usual)) return { folder, rest: name.slice(usual.length) };
  }
  return null;
}

/** Where places of the home folder really are, by their usual name: `~/.codex/` for a folder, `~/.claude.json` for a file. */
export type MovedPlaces = Readonly<Record<string, string>>;

/** The folder into which a variable moved what a name of the home folder names, and the rest of the name; null: none did. */
export function movedStart(
  name: string,
  moved: MovedPlaces,
): { readonly folder: string; readonly rest: string } | null {
  for (const [usual, folder] of Object.entries(moved)) {
    const isFile = !usual.endsWith('/');
    // A file keeps its name.
    if (isFile && name === usual) return { folder, rest: name.slice(name.lastIndexOf('/') + 1) };
    if (!isFile && name.startsWith(usual)) return { folder, rest: name.slice(usual.length) };
  }
  return null;
}

/** A positive pattern of gitignore as globs that other tools know. */
export interface PortableGlob {
  /** It counts from the root of the workspace folder, not at any depth. */
  readonly isAnchored: boolean;
  /** Relative, without a slash at the start: `secrets/**`. */
  readonly glob: string;
}

/**
 * The globs that match what a pattern matches: itself, unless it is for folders only, and everything below (gitignore(5)).
 * A pattern with a slash before its end counts from the root.
 */
export function portableGlobs(pattern: string): readonly PortableGlob[] {
  const isFolder = pattern.endsWith('/');
  const body = isFolder ? pattern.slice(0, -1) : pattern;
  const isAnchored = body.includes('/') && !body.startsWith('**/');
  const glob = body.replace(/^\/|^\*\*\//, '');
  if (glob.endsWith('/**')) return [{ isAnchored, glob }];
  return [...(isFolder ? [] : [{ isAnchored, glob }]), { isAnchored, glob: `${glob}/**` }];
}

/** The globs of several patterns, those at any depth behind `anywhere`, the others behind `root`. */
export function globsOf(
  patterns: readonly string[],
  anywhere: readonly string[],
  root: readonly string[],
): readonly string[] {
  const all = patterns
    .flatMap(portableGlobs)
    .flatMap(({ isAnchored, glob }) => (isAnchored ? root : anywhere).map(start => start + glob));
  return [...new Set(all)];
}

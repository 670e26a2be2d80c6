/** A positive gitignore pattern as a glob that other tools support. */
export interface PortableGlob {
  /** Whether it matches from the root of the workspace folder rather than at any depth. */
  readonly isAnchored: boolean;
  /** Relative, without a slash at the start: `secrets/**`. */
  readonly glob: string;
}

/**
 * Returns globs that match what a pattern matches: the path itself, unless the pattern is for folders only, and everything
 * below (gitignore(5)). A pattern with a slash before its end starts at the root.
 */
export function portableGlobs(pattern: string): readonly PortableGlob[] {
  const isFolder = pattern.endsWith('/');
  const body = isFolder ? pattern.slice(0, -1) : pattern;
  const isAnchored = body.includes('/') && !body.startsWith('**/');
  const glob = body.replace(/^\/|^\*\*\//, '');
  if (glob.endsWith('/**')) return [{ isAnchored, glob }];
  return [...(isFolder ? [] : [{ isAnchored, glob }]), { isAnchored, glob: `${glob}/**` }];
}

/** Returns the globs of several patterns, with the prefix `anywhere` if they match at any depth, otherwise `root`. */
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

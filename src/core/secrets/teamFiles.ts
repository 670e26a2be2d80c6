/** Files at the root of a folder in which a team says what counts as a secret there, each in its tool's own format. */
export const teamFileNames = [
  '.gitleaks.toml',
  '.gitleaksignore',
  '.secrets.baseline',
  '.secretlintignore',
  '.sightglass-baseline',
] as const;
export type TeamFileName = (typeof teamFileNames)[number];

/** The texts of those that are there. */
export type TeamTexts = Readonly<Partial<Record<TeamFileName, string>>>;

/** Our own baseline: what *Add to the Baseline* and `scan --update-baseline` write. */
export const baselineFile = '.sightglass-baseline' satisfies TeamFileName;

/**
 * How the paths that a scanner is given become paths relative to the folder of the team files: the beginning `from` is
 * replaced by `to`. Plain data, so that it can go to a worker thread.
 */
export interface PathShift {
  readonly from: string;
  readonly to: string;
}

/** The path relative to the team's folder; null where it does not lie there. */
export function teamPath(path: string, { from, to }: PathShift): string | null {
  return path.startsWith(from) ? to + path.slice(from.length) : null;
}

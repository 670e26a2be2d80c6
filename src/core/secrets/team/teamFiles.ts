/** Files at the root of a folder in which a team says what counts as a secret there, each in its tool's own format. */
export const teamFileNames = [
  '.gitleaks.toml',
  '.gitleaksignore',
  '.secrets.baseline',
  '.secretlintignore',
  '.sightglass-baseline',
] as const;
export type TeamFileName = (typeof teamFileNames)[number];

/** The key of a text that a `.gitleaks.toml` extends, by the path written there. */
type BaseText = `base ${string}`;

/** The key of the text of a file that `.gitleaks.toml` extends. */
export function baseText(path: string): BaseText {
  return `base ${path}`;
}

/** The texts of those that are there. */
export type TeamTexts = Readonly<Partial<Record<TeamFileName | BaseText, string>>>;

/** The path of the file that a `.gitleaks.toml` extends; null where it extends none. For reading it before the TOML is parsed. */
export function extendedPath(config: string): string | null {
  const table = /^[ \t]*\[extend\][ \t]*(?:#.*)?$([^]*?)(?=^[ \t]*\[|(?![^]))/m.exec(config)?.[1] ?? '';
  return /^[ \t]*path[ \t]*=[ \t]*(["'])([^"'\n]{1,500})\1/m.exec(table)?.[2] ?? null;
}

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

/** The path relative to the team's folder; null where it is not there. */
export function teamPath(path: string, { from, to }: PathShift): string | null {
  return path.startsWith(from) ? to + path.slice(from.length) : null;
}

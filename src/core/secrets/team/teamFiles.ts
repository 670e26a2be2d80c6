/** Files at the root of a folder in which a team configures what counts as a secret there, each in the format of its tool. */
export const teamFileNames = [
  '.gitleaks.toml',
  '.gitleaksignore',
  '.secrets.baseline',
  '.secretlintignore',
  '.sightglass-baseline',
] as const;
export type TeamFileName = (typeof teamFileNames)[number];

/** The key in {@link TeamTexts} of a file that a `.gitleaks.toml` extends, made from the path written there. */
type BaseText = `base ${string}`;

/** The key of a file that `.gitleaks.toml` extends. */
export function baseText(path: string): BaseText {
  return `base ${path}`;
}

/** The texts of the team files that exist. */
export type TeamTexts = Readonly<Partial<Record<TeamFileName | BaseText, string>>>;

/** The path of the file that a `.gitleaks.toml` extends; null if it extends none. Used to read that file before the TOML is parsed. */
export function extendedPath(config: string): string | null {
  const table = /^[ \t]*\[extend\][ \t]*(?:#.*)?$([^]*?)(?=^[ \t]*\[|(?![^]))/m.exec(config)?.[1] ?? '';
  return /^[ \t]*path[ \t]*=[ \t]*(["'])([^"'\n]{1,500})\1/m.exec(table)?.[2] ?? null;
}

/** Our own baseline, written by *Add to the Baseline* and `scan --update-baseline`. */
export const baselineFile = '.sightglass-baseline' satisfies TeamFileName;

/**
 * How to convert the paths given to a scanner to paths relative to the folder of the team files: the prefix `from` is replaced by
 * `to`. Plain data, so it can be sent to a worker thread.
 */
export interface PathShift {
  readonly from: string;
  readonly to: string;
}

/** The path relative to the team's folder; null if it is outside it. */
export function teamPath(path: string, { from, to }: PathShift): string | null {
  return path.startsWith(from) ? to + path.slice(from.length) : null;
}

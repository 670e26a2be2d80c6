import { statSync } from 'node:fs';
import path from 'node:path';
import { acceptingLine } from '../../core/secrets/team/baseline.ts';
import { type PathShift, teamPath } from '../../core/secrets/team/teamFiles.ts';
import type { TeamRules } from '../../core/secrets/team/teamRules.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { lazyTeamRules } from '../../node/scanning/team/lazyTeamRules.ts';
import { readTeamTexts, type TeamSource } from '../../node/scanning/team/teamTexts.ts';
import type { Environment } from '../environment.ts';
import { UsageError } from '../arguments/usage.ts';
import { say } from '../output/text.ts';
import { relativeInside } from '../../node/files/inside.ts';

export interface Team {
  /** For worker threads. Does not contain the baseline, to distinguish findings that it accepts from those that are gone. */
  readonly source: TeamSource;
  /** Null if the folder has no such file. */
  readonly rules: TeamRules | null;
}

/**
 * Returns the team's rules for the files in a folder: those of the workspace for its own folders, else the folder's own. Files that
 * cannot be read are reported on standard error; the built-in rules still apply. Throws {@link UsageError} if the given baseline is
 * not a file.
 * @param base the folder that is scanned, absolute
 */
export function teamOf(environment: Environment, base: string): Team {
  const { options, warn } = environment;
  if (options.baseline !== null && !options.updateBaseline && !isFile(options.baseline))
    throw new UsageError(`--baseline: ${options.baseline} is not a file`);
  const below = relativeInside(options.workspace, base);
  const folder = below === null ? base : options.workspace;
  const to = below ? `${below.split(path.sep).join('/')}/` : '';
  const shift: PathShift = { from: '', to };
  const baseline = options.updateBaseline
    ? { baseline: null }
    : options.baseline === null
      ? {}
      : { baseline: options.baseline };
  const { texts, problems } = readTeamTexts({ folder, ...baseline });
  const rules = lazyTeamRules(texts, options.personalData);
  for (const problem of [...problems, ...(rules?.problems ?? [])]) warn(say(problem));
  const known = [...(rules?.baseline.keys ?? [])];
  const source = { folder, baseline: null, personalData: options.personalData, known };
  return { source: { ...source, shift, stamp: readTeamTexts(source).stamp }, rules };
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

/** Returns the findings that the team's baseline does not accept. */
export function withoutAccepted(findings: readonly Finding[], { rules, source }: Team): readonly Finding[] {
  if (rules === null) return findings;
  return findings.filter(finding => acceptingLine(rules.baseline, inTeam(finding, source)) === null);
}

/** Returns a finding with its path relative to the team's folder. */
export function inTeam(finding: Finding, { shift }: TeamSource): Finding {
  return { ...finding, path: teamPath(finding.path, shift) ?? finding.path };
}

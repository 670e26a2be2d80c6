import type { TeamTexts } from '../../../core/secrets/team/teamFiles.ts';
import type { TeamRules } from '../../../core/secrets/team/teamRules.ts';
import { lazyBundle } from '../../lazyBundle.ts';
import type * as bundle from './teamRules.ts';

const teamRules = lazyBundle<typeof bundle>('teamRules.js');

/**
 * What a team has decided; null where it has no such file and nobody asks for personal data. Loads the part that reads
 * them on first use.
 * @param excludes patterns of gitignore by which the folder's configuration leaves files out
 */
export function lazyTeamRules(
  texts: TeamTexts,
  withPersonalData: boolean,
  excludes: readonly string[] = [],
): TeamRules | null {
  if (Object.keys(texts).length === 0 && !withPersonalData && excludes.length === 0) return null;
  return teamRules().readTeamRules(texts, withPersonalData, excludes);
}

import type { TeamTexts } from '../../../core/secrets/team/teamFiles.ts';
import type { TeamRules } from '../../../core/secrets/team/teamRules.ts';
import { lazyBundle } from '../../lazyBundle.ts';
import type * as bundle from './teamRules.ts';

const teamRules = lazyBundle<typeof bundle>('teamRules.js');

/**
 * Returns the rules and exceptions of a team; null if it has no such files, no excludes are given and personal data is not
 * searched for. Loads the bundle that reads them on first use.
 * @param excludes gitignore patterns of files that the folder's configuration excludes
 */
export function lazyTeamRules(
  texts: TeamTexts,
  withPersonalData: boolean,
  excludes: readonly string[] = [],
): TeamRules | null {
  if (Object.keys(texts).length === 0 && !withPersonalData && excludes.length === 0) return null;
  return teamRules().readTeamRules(texts, withPersonalData, excludes);
}

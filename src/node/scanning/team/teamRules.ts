import { compileLinearPattern } from '../../../core/secrets/team/linearPattern.ts';
import { personalRules } from '../../../core/secrets/personal/personalRules.ts';
import type { TeamTexts } from '../../../core/secrets/team/teamFiles.ts';
import { type TeamRules, teamRules } from '../../../core/secrets/team/teamRules.ts';

// A bundle of its own, `dist/teamRules.js`: TOML and a linear-time engine for patterns, which only folders with files of
// gitleaks, detect-secrets, secretlint or a baseline of ours need; and the rules for personal data, which few switch on.

/**
 * The rules and exceptions of a team, compiled, from the texts of its files.
 * @param excludes patterns of paths that are not scanned
 */
export function readTeamRules(texts: TeamTexts, withPersonalData: boolean, excludes: readonly string[]): TeamRules {
  return teamRules(texts, compileLinearPattern, withPersonalData ? personalRules : [], excludes);
}

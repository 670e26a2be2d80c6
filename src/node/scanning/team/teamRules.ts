import { compileLinearPattern } from '../../../core/secrets/team/linearPattern.ts';
import { personalRules } from '../../../core/secrets/personal/personalRules.ts';
import type { TeamTexts } from '../../../core/secrets/team/teamFiles.ts';
import { type TeamRules, teamRules } from '../../../core/secrets/team/teamRules.ts';

// A bundle of its own, `dist/teamRules.js`: TOML and a linear-time regex engine, which are needed only in folders with files of
// gitleaks, detect-secrets, secretlint or our own baseline; and the rules for personal data, which few people turn on.

/**
 * Compiles the rules and exceptions of a team from the texts of its files.
 * @param excludes patterns of paths that are not scanned
 */
export function readTeamRules(texts: TeamTexts, withPersonalData: boolean, excludes: readonly string[]): TeamRules {
  return teamRules(texts, compileLinearPattern, withPersonalData ? personalRules : [], excludes);
}

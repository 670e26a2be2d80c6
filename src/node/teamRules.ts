import { compileLinearPattern } from '../core/secrets/linearPattern.ts';
import type { TeamTexts } from '../core/secrets/teamFiles.ts';
import { type TeamRules, teamRules } from '../core/secrets/teamRules.ts';

// A bundle of its own, `dist/teamRules.js`: TOML and a linear-time engine for patterns, which only folders with files of
// gitleaks, detect-secrets, secretlint or a baseline of ours need.

export function readTeamRules(texts: TeamTexts): TeamRules {
  return teamRules(texts, compileLinearPattern);
}

import { RuleSet } from '../../ignore/gitignore/evaluate.ts';
import { message, type Message } from '../../message.ts';
import { acceptingLine, type Baseline, parseBaseline } from './baseline.ts';
import { isInSecretsBaseline, parseSecretsBaseline, type SecretsBaseline } from './detectSecretsBaseline.ts';
import { type CompilePattern, type ConfigProblem, type GitleaksConfig, parseGitleaksConfig } from './gitleaksConfig.ts';
import { parseGitleaksIgnore } from './gitleaksIgnore.ts';
import { configurationFile } from '../../configuration/names.ts';
import { baselineFile, baseText, type PathShift, teamPath, type TeamTexts } from './teamFiles.ts';
import type { ExtraRule, Finding, ScannerOptions } from '../types.ts';

/** A team's decisions about secrets in its folder. */
export interface TeamRules {
  /** Why a finding is accepted; null if it is not. Its path is relative to the team's folder, and `text` is the text of its file. */
  readonly acceptedBy: (finding: Finding, text: string) => Message | null;
  readonly baseline: Baseline;
  /** What could not be read, with file, line and reason. Everything else still applies. */
  readonly problems: readonly Message[];
  /** Options that make a scanner apply these rules. They do not affect paths outside the team's folder. */
  readonly optionsFor: (shift: PathShift) => ScannerOptions;
}

/**
 * Reads what a team has configured for gitleaks, detect-secrets, secretlint and us. Never throws.
 * @param more further rules to run in addition to the team's own
 * @param excludes gitignore patterns with which the folder's configuration excludes files
 */
export function teamRules(
  texts: TeamTexts,
  compile: CompilePattern,
  more: readonly ExtraRule[] = [],
  excludes: readonly string[] = [],
): TeamRules {
  const problems: Message[] = [];
  const config = configOf(texts, compile, problems);
  const ignored = ignoredPlaces(texts['.gitleaksignore'], problems);
  const accepted = secretsBaselineOf(texts['.secrets.baseline'], problems);
  const leftOut = new RuleSet(ruleFiles(texts['.secretlintignore'], '.secretlintignore'));
  const excluded = new RuleSet(ruleFiles(excludes.join('\n'), configurationFile));
  const baseline = parseBaseline(texts[baselineFile] ?? '');
  for (const line of baseline.malformed) problems.push(message('secrets.team.line', { file: baselineFile, line }));

  const acceptedBy = (finding: Finding, text: string): Message | null => {
    const line = acceptingLine(baseline, finding);
    if (line !== null) return message('secrets.accepted.at', { file: baselineFile, line });
    const at = ignored.get(placeKey(finding.path, finding.startLine));
    if (at !== undefined) return message('secrets.accepted.at', { file: '.gitleaksignore', line: at });
    if (isInSecretsBaseline(accepted, finding, text))
      return message('secrets.accepted.by', { file: '.secrets.baseline' });
    if (config?.isAllowed(finding, text) === true) return message('secrets.accepted.by', { file: '.gitleaks.toml' });
    if (excluded.decide(finding.path).ignored) return message('secrets.accepted.by', { file: configurationFile });
    const { ignored: isLeftOut, by } = leftOut.decide(finding.path);
    return isLeftOut ? message('secrets.accepted.at', { file: '.secretlintignore', line: by?.line ?? 1 }) : null;
  };

  return {
    acceptedBy,
    baseline,
    problems,
    optionsFor: shift => ({
      disabledRules: config?.disabledRules ?? [],
      knownFingerprints: baseline.keys,
      extraRules: [
        ...withinBudget(config?.rules ?? []).map((rule): ExtraRule => ({
          ...rule,
          find: (line, path) => rule.find(line, teamPath(path, shift) ?? path),
        })),
        ...more,
      ],
      isAllowed: (finding, text) => {
        const path = teamPath(finding.path, shift);
        return path !== null && acceptedBy({ ...finding, path }, text) !== null;
      },
    }),
  };
}

function configOf(texts: TeamTexts, compile: CompilePattern, problems: Message[]): GitleaksConfig | null {
  const text = texts['.gitleaks.toml'];
  if (text === undefined) return null;
  const config = parseGitleaksConfig(text, compile, name => texts[baseText(name)] ?? null);
  problems.push(...config.problems.map(configProblem));
  const count = config.rules.filter(isSlow).length;
  if (count > maximumSlowRules)
    problems.push(message('secrets.team.slow', { file: '.gitleaks.toml', count, limit: maximumSlowRules }));
  return config;
}

/**
 * The maximum number of rules without keywords that are run. Each of them reads every line, also on the editor's thread: 2,000 of
 * them took 15 seconds for 3 MB (measured 2026-11).
 */
const maximumSlowRules = 100;

function isSlow({ keywords }: ExtraRule): boolean {
  return keywords.length === 0;
}

/** The rules without those slow ones that exceed the maximum. */
function withinBudget<T extends ExtraRule>(rules: readonly T[]): readonly T[] {
  let slow = 0;
  return rules.filter(rule => !isSlow(rule) || ++slow <= maximumSlowRules);
}

function configProblem({ file = '.gitleaks.toml', where, line, kind, reason }: ConfigProblem): Message {
  const place = { file, line, where };
  switch (kind) {
    case 'syntax':
      return message('secrets.team.toml', { ...place, reason });
    case 'pattern':
      return message('secrets.team.pattern', { ...place, reason });
    case 'type':
      return message('secrets.team.type', place);
    case 'unsupported':
      return message('secrets.team.unsupported', place);
    case 'unread':
      return message('secrets.team.unread', place);
  }
}

/** Maps each place named in a `.gitleaksignore` to the line that names it. */
function ignoredPlaces(text: string | undefined, problems: Message[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  if (text === undefined) return places;
  const { entries, malformed } = parseGitleaksIgnore(text);
  for (const line of malformed) problems.push(message('secrets.team.line', { file: '.gitleaksignore', line }));
  for (const { path, line, at } of entries) places.set(placeKey(path, line), at);
  return places;
}

function placeKey(path: string, line: number): string {
  return `${line}:${path}`;
}

function secretsBaselineOf(text: string | undefined, problems: Message[]): SecretsBaseline {
  if (text === undefined) return new Map();
  const result = parseSecretsBaseline(text);
  if (result.ok) return result.baseline;
  problems.push(message('secrets.team.json', { file: '.secrets.baseline', where: result.where || '$' }));
  return new Map();
}

/** `.secretlintignore` has the syntax of `.gitignore` (secretlint README, "Ignoring", read 2026-11). */
function ruleFiles(text: string | undefined, path: string) {
  return text === undefined ? [] : [{ path, mechanism: path, base: '', text }];
}

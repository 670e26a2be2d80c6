import type { Finding } from '../types.ts';

/** How far before a value the name it is assigned to is looked for. */
const nameReach = 120;

/**
 * Suggests a name for the environment variable that will hold a secret: the name that the secret is assigned to if it is specific
 * enough, else one derived from the kind of secret. Upper case with underscores, as POSIX advises.
 * @param at where the value begins, including its quote
 */
export function environmentName(text: string, at: number, finding: Pick<Finding, 'ruleId'>): string {
  const line =
    text
      .slice(Math.max(0, at - nameReach), at)
      .split(/[\r\n]/)
      .at(-1) ?? '';
  const match = /([A-Za-z_][\w-]*)["'\]]*\s*(?::\s*[&\w<>?.[\]]+\s*)?(?::=|=>|[:=])\s*$/.exec(line);
  const assigned = upperSnake(match?.[1] ?? '');
  const isOfAService = !/^(?:generic|url|private)\b/.test(finding.ruleId);
  const conventional = conventionalNames.find(([rule]) => finding.ruleId.startsWith(rule))?.[1];
  if (conventional !== undefined && (assigned === '' || saysNoService.test(assigned))) return conventional;
  if (assigned.split('_').length > 1) return assigned;
  const name = isOfAService || assigned === '' ? upperSnake(finding.ruleId) : assigned;
  return /^\d/.test(name) ? `KEY_${name}` : name;
}

/** Names that would fit a key of any service. */
const saysNoService = /^(?:(?:API|ACCESS|AUTH|CLIENT|SECRET|PRIVATE|KEY|TOKEN|VALUE|CREDENTIALS?)_?)+$/;

/**
 * The variables that official clients read by default, by the beginning of a rule's id. Source: their READMEs (openai-node,
 * anthropic-sdk-typescript, octokit and gh, aws-sdk), read 2026-11.
 */
const conventionalNames: readonly (readonly [rule: string, name: string])[] = [
  ['openai', 'OPENAI_API_KEY'],
  ['anthropic', 'ANTHROPIC_API_KEY'],
  ['github', 'GITHUB_TOKEN'],
  ['aws-access-key-id', 'AWS_ACCESS_KEY_ID'],
  ['aws-secret-access-key', 'AWS_SECRET_ACCESS_KEY'],
];

function upperSnake(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase();
}

import type { Confidence, Finding } from '../types.ts';

/**
 * Credentials of two halves, by rule id: the id of an account or application, and the secret that belongs to it. The two are rarely
 * found together by chance. A rule `…-named-token` is any token next to the name of that service.
 */
const pairs: readonly { readonly id: string; readonly secrets: readonly string[] }[] = [
  { id: 'aws-access-key-id', secrets: ['aws-secret-access-key', 'aws-named-token', 'generic-key', 'generic-secret'] },
  { id: 'twilio-account-sid', secrets: ['twilio-named-token', 'generic-token'] },
  { id: 'twilio-api-key', secrets: ['twilio-named-token', 'generic-secret'] },
  { id: 'algolia-app-id', secrets: ['algolia-named-token', 'generic-key'] },
  { id: 'algolia-app-id-variable', secrets: ['algolia-named-token', 'generic-key'] },
  { id: 'azure-client-id', secrets: ['azure-named-token', 'generic-secret'] },
  { id: 'azure-identifier', secrets: ['azure-named-token', 'generic-secret'] },
  { id: 'facebook-app-id', secrets: ['facebook-named-token', 'generic-secret'] },
  { id: 'bitbucket-client-id', secrets: ['bitbucket-named-token', 'generic-secret'] },
  { id: 'snowflake-account', secrets: ['generic-password'] },
  { id: 'mongodb-public-key', secrets: ['mongodb-named-token', 'generic-key'] },
];
const secretsOf = new Map(pairs.map(({ id, secrets }) => [id, new Set(secrets)]));

/** Ids that are not secret on their own. */
const publicIds = new Set(pairs.map(({ id }) => id).filter(id => !/^(?:aws-access-key-id|twilio-api-key)$/.test(id)));

/** The maximum distance between the halves, in lines. */
const reach = 6;

const raised: Readonly<Record<Confidence, Confidence>> = { high: 'high', medium: 'high', low: 'medium' };

/**
 * Raises the confidence of findings, given in order of place, if the other half of the credential is near. An id that is itself
 * half a secret is raised too; a public id is not.
 */
export function withPairs<T extends Finding>(findings: readonly T[]): readonly T[] {
  const sure = new Set<T>();
  findings.forEach((id, index) => {
    const secrets = secretsOf.get(id.ruleId);
    // An id that is a sample proves nothing. Public ids are exempt, since their confidence is always low.
    if (secrets === undefined || (id.confidence === 'low' && !publicIds.has(id.ruleId))) return;
    const isHalf = (other: T): boolean =>
      secrets.has(other.ruleId) && Math.abs(other.startLine - id.startLine) <= reach;
    // Only a few other findings may be between the halves.
    const halves = findings.slice(Math.max(0, index - reach), index + reach + 1).filter(isHalf);
    for (const half of halves) sure.add(half);
    if (halves.length > 0 && !publicIds.has(id.ruleId)) sure.add(id);
  });
  if (sure.size === 0) return findings;
  return findings.map(each => (sure.has(each) ? { ...each, confidence: raised[each.confidence] } : each));
}

import type { Rule } from '../engine/rule.ts';

/**
 * What may be shown of a secret: the public prefix of its format, which every secret of that kind has, then dots. A
 * secret without such a prefix shows nothing but dots; their number is always the same.
 */
export function redact(rule: Rule, secret: string): string {
  const lower = secret.toLowerCase();
  const prefix = rule.pattern === null ? undefined : rule.keywords.find(keyword => lower.startsWith(keyword));
  const shown = prefix === undefined || prefix.length * 2 > secret.length ? '' : secret.slice(0, prefix.length);
  return `${shown.slice(0, 12)}••••••••`;
}

import type { Rule } from '../engine/rule.ts';

/**
 * Redacts a secret for display: keeps the public prefix of its format, which every secret of that kind has, then always the same
 * number of dots. A secret without such a prefix is shown only as dots.
 */
export function redact(rule: Rule, secret: string): string {
  const lower = secret.toLowerCase();
  const prefix = rule.pattern === null ? undefined : rule.keywords.find(keyword => lower.startsWith(keyword));
  const shown = prefix === undefined || prefix.length * 2 > secret.length ? '' : secret.slice(0, prefix.length);
  return `${shown.slice(0, 12)}••••••••`;
}

import type { RuleReference } from '../core/ignore/types.ts';

/** A rule as reports name it, by place and pattern; empty where no rule decided. */
export function ruleText(rule: RuleReference | null): string {
  return rule === null ? '' : `${rule.file}:${rule.line}: ${rule.pattern}`;
}

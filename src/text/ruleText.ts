import type { RuleReference } from '../core/ignore/types.ts';

/** Formats a rule for reports, by place and pattern; empty if no rule decided. */
export function ruleText(rule: RuleReference | null): string {
  return rule === null ? '' : `${rule.file}:${rule.line}: ${rule.pattern}`;
}

import { yamlFormat } from '../../config/yamlFormat.ts';
import type { RuleId } from '../model/ruleIds.ts';

/** Returns the line of a policy in which a rule is demanded; if it has no line of its own, that of its section. 1-based. */
export function lineOfRule(text: string, rule: RuleId): number {
  const [section = '', key = ''] = rule.split('.');
  for (const path of [[section, key], [section, 'others'], [section]]) {
    const found = yamlFormat.lookup(text, path);
    if (found.kind === 'value' && found.line !== null) return found.line;
  }
  return 1;
}

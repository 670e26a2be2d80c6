import { yamlFormat } from '../../config/yamlFormat.ts';
import type { RuleId } from '../model/ruleIds.ts';

/** The line of a policy in which a rule is demanded; that of its section where it has none of its own. 1-based. */
export function lineOfRule(text: string, rule: RuleId): number {
  const [section = '', key = ''] = rule.split('.');
  for (const path of [[section, key], [section, 'others'], [section]]) {
    const found = yamlFormat.lookup(text, path);
    if (found.kind === 'value' && found.line !== null) return found.line;
  }
  return 1;
}

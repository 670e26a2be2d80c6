import type { Mechanism } from '../../assistants/types.ts';
import { consultedFiles } from '../sources/consulted.ts';
import { isOutside } from '../sources/outside.ts';
import type { RuleFile } from '../types.ts';
import type { DriftInput, DriftIssue } from './types.ts';

/**
 * Returns what the rules of an assistant do not cover although it reads them: shells, content search, tool servers. The catalogue cites
 * the source of each. A way around is reported once per assistant, at the first file that it is about.
 */
export function waysAround({ ruleFiles, assistants }: DriftInput): readonly DriftIssue[] {
  return assistants.flatMap(({ id, mechanisms }) => {
    const found = new Map<string, DriftIssue>();
    for (const mechanism of mechanisms) {
      const [first] = mechanism.covers.length === 0 ? [] : filesOf(mechanism, ruleFiles);
      if (first === undefined) continue;
      for (const why of mechanism.gaps) {
        const key = JSON.stringify(why);
        if (!found.has(key)) found.set(key, wayAround(first.path, id, why));
      }
    }
    return [...found.values()];
  });
}

function filesOf(mechanism: Mechanism, ruleFiles: readonly RuleFile[]): readonly RuleFile[] {
  return consultedFiles(mechanism, ruleFiles).filter(file => !isOutside(file.path));
}

function wayAround(file: string, assistant: string, why: DriftIssue['why']): DriftIssue {
  const place = { file, line: 1, pattern: null, assistants: [assistant], missingIn: [] };
  return { ...place, kind: 'way-around', level: 'low', why, isDead: false };
}

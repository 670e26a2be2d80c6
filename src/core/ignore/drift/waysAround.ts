import { consultedFiles } from '../sources/consulted.ts';
import { isOutside } from '../sources/outside.ts';
import type { DriftInput, DriftIssue } from './types.ts';

/**
 * What the rules of each file do not cover although an assistant in use reads them: shells, content search, tool servers.
 * The catalogue cites where each is known from. One issue per file, assistant and way.
 */
export function waysAround({ ruleFiles, assistants }: DriftInput): readonly DriftIssue[] {
  return assistants.flatMap(({ id, mechanisms }) =>
    mechanisms
      .filter(mechanism => mechanism.covers.length > 0)
      .flatMap(mechanism => {
        const files = consultedFiles(mechanism, ruleFiles).filter(file => !isOutside(file.path));
        return files.flatMap(file => mechanism.gaps.map(why => wayAround(file.path, id, why)));
      }),
  );
}

function wayAround(file: string, assistant: string, why: DriftIssue['why']): DriftIssue {
  const place = { file, line: 1, pattern: null, assistants: [assistant], missingIn: [] };
  return { ...place, kind: 'way-around', level: 'low', why, isDead: false };
}

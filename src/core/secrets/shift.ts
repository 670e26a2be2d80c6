import { LineIndex } from '../texts/lines.ts';
import { located } from './located.ts';
import type { Finding, TextChange } from './types.ts';

/**
 * Moves the findings of a text after one edit, without a scan. A finding that the edit touched, or that now has new text right next
 * to it, is left out until the next scan.
 *
 * @param text the text after the edit
 */
export function shiftFindings(findings: readonly Finding[], change: TextChange, text: string): readonly Finding[] {
  const delta = change.newEnd - change.oldEnd;
  const lines = new LineIndex(text);
  return findings.flatMap(finding => {
    if (finding.end < change.start) return finding;
    if (finding.start <= change.oldEnd) return [];
    return { ...finding, ...located(lines, finding.start + delta, finding.end + delta) };
  });
}

import type { Finding } from '../secrets/types.ts';

/**
 * A text with every finding replaced by its redacted form, marked so that a reader sees that something was there.
 * @param findings in order of `start`, none overlapping, with offsets into `text`
 */
export function maskFindings(text: string, findings: readonly Finding[]): string {
  let masked = '';
  let end = 0;
  for (const finding of findings) {
    masked += `${text.slice(end, finding.start)}⟦${finding.redacted}⟧`;
    end = finding.end;
  }
  return masked + text.slice(end);
}

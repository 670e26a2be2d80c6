import type { Finding } from './types.ts';

/** Findings that people have accepted, by content fingerprint: they may move without being reported again. */
export interface Baseline {
  readonly fingerprints: ReadonlySet<string>;
  /** 1-based numbers of lines that hold no fingerprint. */
  readonly malformed: readonly number[];
}

const heading =
  '# Sightglass baseline: accepted findings by fingerprint. One a line, sorted; what follows the first blank is a note.';

/** Reads a baseline: a fingerprint of 32 hex digits a line, then a note; `#` begins a comment line. */
export function parseBaseline(text: string): Baseline {
  const fingerprints = new Set<string>();
  const malformed: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line.trim() === '' || line.trimStart().startsWith('#')) return;
    const match = /^\s*([0-9a-f]{32})(?:\s|$)/i.exec(line);
    if (match?.[1] === undefined) malformed.push(index + 1);
    else fingerprints.add(match[1].toLowerCase());
  });
  return { fingerprints, malformed };
}

/** A baseline that accepts the findings, with rule and path as a note. Sorted, so that merges are easy; no times. */
export function formatBaseline(findings: readonly Pick<Finding, 'fingerprint' | 'ruleId' | 'path'>[]): string {
  const lines = new Map<string, string>();
  for (const { fingerprint, ruleId, path } of findings) {
    const line = `${fingerprint} ${ruleId} ${path}`;
    const known = lines.get(fingerprint);
    if (known === undefined || line < known) lines.set(fingerprint, line);
  }
  return [heading, ...[...lines.values()].sort(), ''].join('\n');
}

/** Fingerprints of a baseline that none of the findings has any longer, sorted. */
export function staleFingerprints(
  baseline: Baseline,
  findings: readonly Pick<Finding, 'fingerprint'>[],
): readonly string[] {
  const seen = new Set(findings.map(finding => finding.fingerprint));
  return [...baseline.fingerprints].filter(fingerprint => !seen.has(fingerprint)).sort();
}

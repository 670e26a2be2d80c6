import type { Finding } from '../types.ts';

/** Findings that people have accepted, by content fingerprint: they may move without being reported again. */
export interface Baseline {
  readonly fingerprints: ReadonlySet<string>;
  /** The 1-based line of each. */
  readonly lines: ReadonlyMap<string, number>;
  /** 1-based numbers of lines that hold no fingerprint. */
  readonly malformed: readonly number[];
}

/** What an entry is made of. */
export type BaselineFinding = Pick<Finding, 'fingerprint' | 'ruleId' | 'path'>;

const heading =
  '# Sightglass baseline: accepted findings by fingerprint. One a line, sorted; what follows the first blank is a note.';

const entryLine = /^\s*([0-9a-f]{32})(?:\s|$)/i;

/** Reads a baseline: a fingerprint of 32 hex digits a line, then a note; `#` begins a comment line. */
export function parseBaseline(text: string): Baseline {
  const lines = new Map<string, number>();
  const malformed: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (isComment(line)) return;
    const fingerprint = entryLine.exec(line)?.[1]?.toLowerCase();
    if (fingerprint === undefined) malformed.push(index + 1);
    else if (!lines.has(fingerprint)) lines.set(fingerprint, index + 1);
  });
  return { fingerprints: new Set(lines.keys()), lines, malformed };
}

/** A baseline that accepts the findings, with rule and path as a note. Sorted, so that merges are easy; no times. */
export function formatBaseline(findings: readonly BaselineFinding[]): string {
  return addToBaseline(null, findings);
}

/** The text of a baseline with entries for more findings; everything else in it stays. `text` null: there is none yet. */
export function addToBaseline(text: string | null, findings: readonly BaselineFinding[]): string {
  return rewrite(text, findings, () => true);
}

/**
 * The text of a baseline that accepts exactly these findings: entries that none of them has go, with the comment right
 * above them; other comments and the notes of the entries that remain stay.
 */
export function updateBaseline(text: string | null, findings: readonly BaselineFinding[]): string {
  const wanted = new Set(findings.map(finding => finding.fingerprint));
  return rewrite(text, findings, fingerprint => wanted.has(fingerprint));
}

/** Fingerprints of a baseline that none of the findings has any longer, sorted. */
export function staleFingerprints(
  baseline: Baseline,
  findings: readonly Pick<Finding, 'fingerprint'>[],
): readonly string[] {
  const seen = new Set(findings.map(finding => finding.fingerprint));
  return [...baseline.fingerprints].filter(fingerprint => !seen.has(fingerprint)).sort();
}

interface Entry {
  readonly fingerprint: string;
  /** The comments right above it, and its own line. */
  readonly lines: readonly string[];
}

function rewrite(
  text: string | null,
  findings: readonly BaselineFinding[],
  isKept: (fingerprint: string) => boolean,
): string {
  const { head, entries, tail } = blocksOf(text ?? `${heading}\n`);
  const kept = new Map<string, Entry>();
  for (const entry of entries) {
    if (isKept(entry.fingerprint) && !kept.has(entry.fingerprint)) kept.set(entry.fingerprint, entry);
  }
  const notes = new Map<string, string>();
  for (const { fingerprint, ruleId, path } of findings) {
    if (kept.has(fingerprint)) continue;
    const line = `${fingerprint} ${ruleId} ${path.replace(/[\r\n]/g, '?')}`;
    const known = notes.get(fingerprint);
    if (known === undefined || line < known) notes.set(fingerprint, line);
  }
  const added = [...notes].map(([fingerprint, line]): Entry => ({ fingerprint, lines: [line] }));
  const sorted = [...kept.values(), ...added].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  const lineEnd = text?.includes('\r\n') === true ? '\r\n' : '\n';
  return [...head, ...sorted.flatMap(entry => entry.lines), ...tail, ''].join(lineEnd);
}

/**
 * The parts of a baseline. The comments at its top belong to the whole; later ones to the entry below them unless a blank
 * line stands between. Lines that are no entry stay where comments stay.
 */
function blocksOf(text: string): {
  readonly head: readonly string[];
  readonly entries: readonly Entry[];
  readonly tail: readonly string[];
} {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const first = lines.findIndex(line => entryLine.test(line));
  if (first < 0) return { head: lines, entries: [], tail: [] };
  const head = lines.slice(0, first);
  const entries: Entry[] = [];
  let waiting: string[] = [];
  for (const line of lines.slice(first)) {
    const fingerprint = entryLine.exec(line)?.[1]?.toLowerCase();
    if (fingerprint === undefined) {
      waiting.push(line);
      continue;
    }
    const blank = waiting.findLastIndex(each => each.trim() === '');
    head.push(...waiting.slice(0, blank + 1));
    entries.push({ fingerprint, lines: [...waiting.slice(blank + 1), line] });
    waiting = [];
  }
  return { head, entries, tail: waiting };
}

function isComment(line: string): boolean {
  return line.trim() === '' || line.trimStart().startsWith('#');
}

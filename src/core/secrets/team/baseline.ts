import { placeMark } from '../judgement/fingerprint.ts';
import type { Finding } from '../types.ts';

/**
 * Findings that people have accepted. An entry whose fingerprint begins with `p` is of one place, so that its path counts; any
 * other is of a content, wherever it is. Baselines of before 2026-11 have contents alone: such an entry accepts its finding
 * until the baseline is updated, which writes the place instead.
 */
export interface Baseline {
  /** What {@link keysOf} gives for an accepted finding. */
  readonly keys: ReadonlySet<string>;
  /** The 1-based line of each. */
  readonly lines: ReadonlyMap<string, number>;
  /** 1-based numbers of lines that hold no fingerprint. */
  readonly malformed: readonly number[];
}

/** What an entry is made of. */
export type BaselineFinding = Pick<Finding, 'fingerprint' | 'acceptedAs' | 'ruleId' | 'path'>;

/** By what a baseline may accept a finding, whose path is relative to the baseline's folder. */
export function keysOf({ fingerprint, acceptedAs, path }: Omit<BaselineFinding, 'ruleId'>): readonly string[] {
  const key = keyOf(fingerprint, path);
  return acceptedAs === undefined ? [key] : [key, acceptedAs];
}

/** The line of a baseline that accepts a finding; null where none does. */
export function acceptingLine({ lines }: Baseline, finding: Omit<BaselineFinding, 'ruleId'>): number | null {
  return keysOf(finding).flatMap(key => lines.get(key) ?? [])[0] ?? null;
}

function keyOf(fingerprint: string, path: string): string {
  return fingerprint.startsWith(placeMark) ? `${fingerprint} ${onOneLine(path)}` : fingerprint;
}

function onOneLine(path: string): string {
  return path.replace(/[\r\n]/g, '?');
}

const heading = '# Sightglass baseline: accepted findings: fingerprint, rule and path. One a line, sorted.';

const entryLine = /^\s*(?:([0-9a-f]{32})(?:\s|$)|(p[0-9a-f]{31})[ \t]+\S+[ \t]+(\S.*?)\s*$)/i;

/** The key of an entry's line; null for any other line. */
function keyIn(line: string): string | null {
  const match = entryLine.exec(line);
  if (match === null) return null;
  return keyOf((match[1] ?? match[2] ?? '').toLowerCase(), match[3] ?? '');
}

/** Reads a baseline: a fingerprint a line, then rule and path; `#` begins a comment line. */
export function parseBaseline(text: string): Baseline {
  const lines = new Map<string, number>();
  const malformed: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (isComment(line)) return;
    const key = keyIn(line);
    if (key === null) malformed.push(index + 1);
    else if (!lines.has(key)) lines.set(key, index + 1);
  });
  return { keys: new Set(lines.keys()), lines, malformed };
}

/**
 * The text of a baseline with entries for more findings, with rule and path as a note; everything else in it stays. Sorted, so that
 * merges are easy; no times. `text` null: there is none yet.
 */
export function addToBaseline(text: string | null, findings: readonly BaselineFinding[]): string {
  return rewrite(text, findings, () => true);
}

/**
 * The text of a baseline that accepts exactly these findings: entries that none of them has go, with the comment right
 * above them; other comments and the notes of the entries that remain stay.
 */
export function updateBaseline(text: string | null, findings: readonly BaselineFinding[]): string {
  const wanted = new Set(findings.map(({ fingerprint, path }) => keyOf(fingerprint, path)));
  return rewrite(text, findings, key => wanted.has(key));
}

/** Entries of a baseline, by key, that none of the findings has any longer, sorted. */
export function staleKeys(baseline: Baseline, findings: readonly BaselineFinding[]): readonly string[] {
  const seen = new Set(findings.flatMap(keysOf));
  return [...baseline.keys].filter(key => !seen.has(key)).sort();
}

interface Entry {
  readonly key: string;
  /** The comments right above it, and its own line. */
  readonly lines: readonly string[];
}

function rewrite(text: string | null, findings: readonly BaselineFinding[], isKept: (key: string) => boolean): string {
  const { head, entries, tail } = blocksOf(text ?? `${heading}\n`);
  const kept = new Map<string, Entry>();
  for (const entry of entries) {
    if (isKept(entry.key) && !kept.has(entry.key)) kept.set(entry.key, entry);
  }
  const notes = new Map<string, string>();
  for (const { fingerprint, ruleId, path } of findings) {
    const key = keyOf(fingerprint, path);
    if (kept.has(key)) continue;
    const line = `${fingerprint} ${ruleId} ${onOneLine(path)}`;
    const known = notes.get(key);
    if (known === undefined || line < known) notes.set(key, line);
  }
  const added = [...notes].map(([key, line]): Entry => ({ key, lines: [line] }));
  const sorted = [...kept.values(), ...added].sort((a, b) => (a.key < b.key ? -1 : 1));
  const lineEnd = text?.includes('\r\n') === true ? '\r\n' : '\n';
  return [...head, ...sorted.flatMap(entry => entry.lines), ...tail, ''].join(lineEnd);
}

/**
 * The parts of a baseline. The comments at its top belong to the whole; later ones to the entry below them unless a blank
 * line is between. Lines that are no entry stay where comments stay.
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
    const key = keyIn(line);
    if (key === null) {
      waiting.push(line);
      continue;
    }
    const blank = waiting.findLastIndex(each => each.trim() === '');
    head.push(...waiting.slice(0, blank + 1));
    entries.push({ key, lines: [...waiting.slice(blank + 1), line] });
    waiting = [];
  }
  return { head, entries, tail: waiting };
}

function isComment(line: string): boolean {
  return line.trim() === '' || line.trimStart().startsWith('#');
}

import { placeMark } from '../judgement/fingerprint.ts';
import type { Finding } from '../types.ts';

/**
 * Findings that people have accepted. An entry whose fingerprint begins with `p` identifies a place, so it only applies to its
 * path. Any other entry identifies a content, wherever it is. Baselines from before 2026-11 contain only content entries: such an
 * entry still accepts its finding until the baseline is updated, which replaces it with a place entry where needed.
 */
export interface Baseline {
  /** The keys of the accepted findings, as returned by {@link keysOf}. */
  readonly keys: ReadonlySet<string>;
  /** The 1-based line of each key. */
  readonly lines: ReadonlyMap<string, number>;
  /** 1-based numbers of the lines that contain no fingerprint. */
  readonly malformed: readonly number[];
}

/** The parts of a finding that are needed for an entry. */
export type BaselineFinding = Pick<Finding, 'fingerprint' | 'acceptedAs' | 'ruleId' | 'path'>;

/** The keys by which a baseline may accept a finding. The finding's path is relative to the baseline's folder. */
export function keysOf({ fingerprint, acceptedAs, path }: Omit<BaselineFinding, 'ruleId'>): readonly string[] {
  const key = keyOf(fingerprint, path);
  return acceptedAs === undefined ? [key] : [key, acceptedAs];
}

/** The line of a baseline that accepts a finding; null if there is none. */
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

/** Reads a baseline. Each line has a fingerprint, a rule and a path; `#` begins a comment line. */
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
 * Adds entries for more findings to a baseline, each with rule and path as a note, and keeps everything else. Entries are sorted
 * and have no timestamps, so merges are easy.
 * @param text the current baseline; null if there is none yet
 */
export function addToBaseline(text: string | null, findings: readonly BaselineFinding[]): string {
  return rewrite(text, findings, () => true);
}

/**
 * Rewrites a baseline so that it accepts exactly these findings. Entries that match none of them are removed, with the comment
 * right above them. Other comments, and the notes of the remaining entries, are kept.
 */
export function updateBaseline(text: string | null, findings: readonly BaselineFinding[]): string {
  const wanted = new Set(findings.map(({ fingerprint, path }) => keyOf(fingerprint, path)));
  return rewrite(text, findings, key => wanted.has(key));
}

/** The keys of a baseline that no longer match any of the findings, sorted. */
export function staleKeys(baseline: Baseline, findings: readonly BaselineFinding[]): readonly string[] {
  const seen = new Set(findings.flatMap(keysOf));
  return [...baseline.keys].filter(key => !seen.has(key)).sort();
}

interface Entry {
  readonly key: string;
  /** Its own line, preceded by the comments right above it. */
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
 * Splits a baseline into parts. The comments at its top belong to the whole file; a later comment belongs to the entry below it
 * unless a blank line separates them. Lines that are not entries are treated like comments.
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

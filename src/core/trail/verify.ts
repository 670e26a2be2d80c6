import { hmacSha256Hex } from '../digests.ts';
import { isObject, parseJson } from '../json.ts';
import { type Message, message } from '../message.ts';
import { hashOf, noHash, partsOf } from './chain.ts';
import type { TrailEntry, TrailHead } from './types.ts';

/** A file of the trail. Its name says which line it begins with. */
export interface TrailText {
  readonly name: string;
  readonly text: string;
  readonly bytes: number;
}

export interface TrailProblem {
  readonly file: string;
  /** Null where it is about the file, or the end. */
  readonly line: number | null;
  readonly message: Message;
}

export interface VerifiedTrail {
  readonly entries: readonly TrailEntry[];
  /** Empty: nothing was changed, taken out, put in or moved since it was written. */
  readonly problems: readonly TrailProblem[];
}

/** What is beside the files: null where it is missing, or the head is none that the key made. */
export interface TrailSeal {
  readonly key: Uint8Array | null;
  readonly head: TrailHead | null;
}

export function fileNameOf(firstNumber: number): string {
  return `trail-${String(firstNumber).padStart(9, '0')}.jsonl`;
}

/** Reads and checks a trail: every line, how the lines follow each other, and where they begin and end. */
export function verifyTrail(files: readonly TrailText[], { key, head }: TrailSeal): VerifiedTrail {
  const entries: TrailEntry[] = [];
  const problems: TrailProblem[] = [];
  const tell = (file: string, line: number | null, problem: Message): void => {
    problems.push({ file, line, message: problem });
  };
  const kept = files.filter(({ name }) => head === null || numberOf(name) >= head.since.number);
  if (files.length > 0 && key === null) tell('', null, message('trail.noKey'));
  if (files.length > 0 && key !== null && head === null) tell('', null, message('trail.noHead'));
  let number = head?.since.number ?? numberOf(kept[0]?.name ?? fileNameOf(1));
  let prev = head?.since.prev ?? null;
  for (const { name, text, bytes } of kept) {
    if (name !== fileNameOf(number)) tell(name, null, message('trail.otherFile', { expected: fileNameOf(number) }));
    const { lines, rest } = linesOf(name === head?.file ? complete(text, head) : text);
    for (const [at, line] of lines.entries()) {
      const parts = partsOf(line);
      const entry = parts === null ? null : entryOf(`${parts.body}}`);
      if (parts === null || entry === null) {
        tell(name, at + 1, message('trail.noLine'));
        continue;
      }
      entries.push(entry);
      const forged = key !== null && parts.mac !== hmacSha256Hex(key, parts.hash);
      if (hashOf(parts.prev, parts.body) !== parts.hash || forged) tell(name, at + 1, message('trail.changed'));
      else if (entry.number !== number)
        tell(name, at + 1, message('trail.order', { number: entry.number, expected: number }));
      else if (prev !== null && parts.prev !== prev) tell(name, at + 1, message(restartOr(entry)));
      number = entry.number + 1;
      prev = parts.hash;
    }
    if (rest !== '') tell(name, lines.length + 1, message('trail.noLine'));
    if (head?.file === name && !isWhole(bytes, head))
      tell(name, null, message('trail.length', { bytes, expected: head.bytes }));
  }
  const end = head === null ? null : endOf(head);
  if (end !== null && (number - 1 !== end.number || (prev ?? noHash) !== end.hash))
    tell(head?.file ?? '', null, message('trail.end', { number: number - 1, expected: end.number }));
  return { entries, problems };
}

/** A trail that had lost its head goes on with a line that says so. */
function restartOr(entry: TrailEntry): 'trail.restarted' | 'trail.broken' {
  return entry.action === 'restarted' ? 'trail.restarted' : 'trail.broken';
}

/** A file that a crash left in the middle of a line which the head announces, as it will be once that is finished. */
export function complete(text: string, { bytes, pending }: Pick<TrailHead, 'bytes' | 'pending'>): string {
  const written = text.slice(bytes);
  return pending?.startsWith(written) === true ? text.slice(0, bytes) + pending : text;
}

function isWhole(bytes: number, head: TrailHead): boolean {
  return bytes >= head.bytes && bytes <= head.bytes + (head.pending?.length ?? 0);
}

/** The last line that there has to be. */
function endOf({ number, hash, pending }: TrailHead): { readonly number: number; readonly hash: string } {
  const parts = pending === null ? null : partsOf(pending.trimEnd());
  return parts === null ? { number, hash } : { number: number + 1, hash: parts.hash };
}

function linesOf(text: string): { readonly lines: readonly string[]; readonly rest: string } {
  const lines = text.split('\n');
  const rest = lines.pop() ?? '';
  return { lines, rest };
}

function numberOf(name: string): number {
  return Number(/^trail-(\d{9,15})\.jsonl$/.exec(name)?.[1] ?? 0);
}

function entryOf(text: string): TrailEntry | null {
  const value = parseJson(text);
  if (!isObject(value) || value['version'] !== 1) return null;
  const isText = ['time', 'user', 'command', 'action', 'change', 'salt'].every(name => typeof value[name] === 'string');
  const isList = Array.isArray(value['files']) && Array.isArray(value['values']);
  return isText && isList && typeof value['number'] === 'number' ? (value as unknown as TrailEntry) : null;
}

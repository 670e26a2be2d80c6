import { hmacSha256Hex } from '../digests.ts';
import { isObject, parseJson } from '../json.ts';
import { type Message, message } from '../message.ts';
import { type ChainParts, hashOf, noHash, partsOf } from './chain.ts';
import type { TrailEntry, TrailHead } from './types.ts';

/** A file of the trail. Its name contains the number of its first line. */
export interface TrailText {
  readonly name: string;
  readonly text: string;
  readonly bytes: number;
}

export interface TrailProblem {
  readonly file: string;
  /** Null if the problem concerns the whole file, or the end of the trail. */
  readonly line: number | null;
  readonly message: Message;
}

export interface VerifiedTrail {
  readonly entries: readonly TrailEntry[];
  /** Empty if nothing was changed, removed, inserted or moved since it was written. */
  readonly problems: readonly TrailProblem[];
}

/** The key and head next to the files; null if missing, or, for the head, not written with this key. */
export interface TrailSeal {
  readonly key: Uint8Array | null;
  readonly head: TrailHead | null;
}

/** Returns the name of the trail file that begins with the line of this number. */
export function fileNameOf(firstNumber: number): string {
  return `trail-${String(firstNumber).padStart(9, '0')}.jsonl`;
}

/** Reads and checks a trail: every line, the order of the lines, and where they begin and end. */
export function verifyTrail(files: readonly TrailText[], seal: TrailSeal): VerifiedTrail {
  const { head } = seal;
  const kept = files.filter(({ name }) => head === null || numberOf(name) >= head.since.number);
  const first = head?.since.number ?? numberOf(kept[0]?.name ?? fileNameOf(1));
  const check = new TrailCheck(seal, first);
  if (files.length > 0) check.readSeal();
  for (const file of kept) check.readFile(file);
  check.readEnd();
  return { entries: check.entries, problems: check.problems };
}

/** Collects the lines as they are read, and their problems. */
class TrailCheck {
  readonly entries: TrailEntry[] = [];
  readonly problems: TrailProblem[] = [];
  /** The expected number of the next line. */
  #number: number;
  /** The hash of the line before; null if it is not known. */
  #prev: string | null;

  constructor(
    private readonly seal: TrailSeal,
    first: number,
  ) {
    this.#number = first;
    this.#prev = seal.head?.since.prev ?? null;
  }

  readSeal(): void {
    const { key, head } = this.seal;
    if (key === null) this.#tell('', null, message('trail.noKey'));
    else if (head === null) this.#tell('', null, message('trail.noHead'));
  }

  readFile({ name, text, bytes }: TrailText): void {
    const { head } = this.seal;
    const expected = fileNameOf(this.#number);
    if (name !== expected) this.#tell(name, null, message('trail.otherFile', { expected }));
    const { lines, rest } = linesOf(name === head?.file ? complete(text, head) : text);
    for (const [at, line] of lines.entries()) this.#readLine(line, name, at + 1);
    if (rest !== '') this.#tell(name, lines.length + 1, message('trail.noLine'));
    if (head?.file === name && !isWhole(bytes, head))
      this.#tell(name, null, message('trail.length', { bytes, expected: head.bytes }));
  }

  readEnd(): void {
    const { head } = this.seal;
    if (head === null) return;
    const end = endOf(head);
    const number = this.#number - 1;
    if (number !== end.number || (this.#prev ?? noHash) !== end.hash)
      this.#tell(head.file, null, message('trail.end', { number, expected: end.number }));
  }

  #readLine(line: string, file: string, at: number): void {
    const parts = partsOf(line);
    const entry = parts === null ? null : entryOf(`${parts.body}}`);
    if (parts === null || entry === null) {
      this.#tell(file, at, message('trail.noLine'));
      return;
    }
    this.entries.push(entry);
    const problem = this.#problemOf(parts, entry);
    if (problem !== null) this.#tell(file, at, problem);
    this.#number = entry.number + 1;
    this.#prev = parts.hash;
  }

  /** Returns the first reason why a line is not the one that was written. */
  #problemOf(parts: ChainParts, entry: TrailEntry): Message | null {
    if (!this.#isOwn(parts)) return message('trail.changed');
    if (entry.number !== this.#number) return message('trail.order', { number: entry.number, expected: this.#number });
    if (this.#prev !== null && parts.prev !== this.#prev) return message(restartOr(entry));
    return null;
  }

  /** Whether the line is unchanged, and its MAC is valid if the key is known. */
  #isOwn({ prev, body, hash, mac }: ChainParts): boolean {
    const { key } = this.seal;
    return hashOf(prev, body) === hash && (key === null || mac === hmacSha256Hex(key, hash));
  }

  #tell(file: string, line: number | null, problem: Message): void {
    this.problems.push({ file, line, message: problem });
  }
}

/** Returns the code for a broken chain: a trail that lost its head continues with a line that says so. */
function restartOr(entry: TrailEntry): 'trail.restarted' | 'trail.broken' {
  return entry.action === 'restarted' ? 'trail.restarted' : 'trail.broken';
}

/** Completes a file that a crash left in the middle of a line, if the head announces that line. */
export function complete(text: string, { bytes, pending }: Pick<TrailHead, 'bytes' | 'pending'>): string {
  const written = text.slice(bytes);
  return pending?.startsWith(written) === true ? text.slice(0, bytes) + pending : text;
}

function isWhole(bytes: number, head: TrailHead): boolean {
  return bytes >= head.bytes && bytes <= head.bytes + (head.pending?.length ?? 0);
}

/** Returns the number and hash of the expected last line. */
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

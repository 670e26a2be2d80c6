import { hmacSha256Hex } from '../digests.ts';
import { isObject, parseJson } from '../json.ts';
import { type Message, message } from '../message.ts';
import { type ChainParts, hashOf, noHash, partsOf } from './chain.ts';
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

/** What is next to the files: null where it is missing, or was not written with this key. */
export interface TrailSeal {
  readonly key: Uint8Array | null;
  readonly head: TrailHead | null;
}

/** The name of the file of a trail that begins with the line of this number. */
export function fileNameOf(firstNumber: number): string {
  return `trail-${String(firstNumber).padStart(9, '0')}.jsonl`;
}

/** Reads and checks a trail: every line, how the lines follow each other, and where they begin and end. */
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

/** The lines as they are read one after the other, and what is wrong with them. */
class TrailCheck {
  readonly entries: TrailEntry[] = [];
  readonly problems: TrailProblem[] = [];
  /** The number that the next line has to have. */
  #number: number;
  /** The hash of the line before; null where it is not known. */
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

  /** The first reason why a line is not the one that was written here. */
  #problemOf(parts: ChainParts, entry: TrailEntry): Message | null {
    if (!this.#isOwn(parts)) return message('trail.changed');
    if (entry.number !== this.#number) return message('trail.order', { number: entry.number, expected: this.#number });
    if (this.#prev !== null && parts.prev !== this.#prev) return message(restartOr(entry));
    return null;
  }

  /** Whether the line is as it was when it was written, by who had the key as far as that is known. */
  #isOwn({ prev, body, hash, mac }: ChainParts): boolean {
    const { key } = this.seal;
    return hashOf(prev, body) === hash && (key === null || mac === hmacSha256Hex(key, hash));
  }

  #tell(file: string, line: number | null, problem: Message): void {
    this.problems.push({ file, line, message: problem });
  }
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

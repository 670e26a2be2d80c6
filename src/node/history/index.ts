import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { laneResultsOf } from '../../core/history/tally/laneResults.ts';
import { fileMark } from '../../core/history/tally/carried.ts';
import type { SecretFacts } from '../../core/history/detection/secretDetector.ts';
import { unreadKinds } from '../../core/history/types.ts';
import { isObject, type JsonObject, rowsIn } from '../../core/json.ts';
import { isAbsent } from '../files/errorCode.ts';
import { readRegularSync } from '../files/regularFile.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { indexLine, indexLines } from './indexLines.ts';
import type { KeptFile } from './readFile.ts';

const keyBytes = 32;
const maximumIndex = 256 * 1024 * 1024;
const indexName = 'index.jsonl';
/** The index is not rewritten as long as outdated lines take no more than this many bytes. */
const fewBytes = 1024 * 1024;
const noState = Buffer.from('null');

/** The folder that contains the index and its key, and nothing else. */
export function historyFolder(home: string): string {
  return path.join(home, '.sightglass', 'history');
}

/** Whether this person has read records on this machine before. */
export function hasHistoryKey(folder: string): boolean {
  return readRegularSync(path.join(folder, 'key'), { maximumBytes: keyBytes }).kind === 'bytes';
}

/**
 * Returns the machine's private key for fingerprints, created on first use. A key that others may have read is replaced, and the
 * index is removed. Throws the system's error if no key can be stored.
 */
export function historyKey(folder: string): Uint8Array {
  const file = path.join(folder, 'key');
  const read = readRegularSync(file, { maximumBytes: keyBytes });
  const isPrivate = read.kind === 'bytes' && (process.platform === 'win32' || (read.stat.mode & 0o077) === 0);
  if (read.kind === 'bytes' && isPrivate && read.content.length === keyBytes) return read.content;
  rmSync(path.join(folder, indexName), { force: true, recursive: true });
  const key = newHistoryKey();
  replaceFile(file, key);
  return key;
}

/** Returns a key that is not stored. */
export function newHistoryKey(): Uint8Array {
  return randomBytes(keyBytes);
}

/** Removes the index and the key, and files left half-written by an interrupted run. @returns the files that were there */
export function forgetHistory(folder: string, isApplied: boolean): readonly string[] {
  const there = namesIn(folder).filter(name => /^(?:index\.jsonl|key)(?:\.\d+\.tmp)?$/.test(name));
  const files = there.sort().map(name => path.join(folder, name));
  if (isApplied) for (const file of files) rmSync(file, { force: true, recursive: true });
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/**
 * What was found in each file, by private ids: no texts and no secrets. A pass appends lines, and the last line of a file counts.
 * Anything that cannot be trusted (another version, a broken or foreign line) is ignored.
 */
export class HistoryIndex {
  readonly #file: string;
  readonly #known = new Map<string, KeptFile>();
  /** The mark of each file's last line. */
  readonly #marks = new Map<string, string>();
  readonly #next = new Map<string, KeptFile>();
  readonly secrets = new Map<string, SecretFacts>();
  readonly #version: string;
  readonly #secretsKnown: number;
  /** Whether lines can be appended: the file consists of lines, or does not exist. */
  readonly #canGrow: boolean;
  /** The bytes of all lines, and of those that still count. */
  #size = 0;
  #used = 0;

  /**
   * @param program its version: other rules or mappers would give other results
   * @param key the key of the ids: two first runs at the same time create two keys, of which one is kept
   */
  constructor(folder: string, program: string, key: Uint8Array) {
    this.#version = createHash('sha256').update(key).update(program).digest('hex').slice(0, 16);
    this.#file = path.join(folder, indexName);
    const read = readRegularSync(this.#file, { maximumBytes: maximumIndex });
    if (read.kind === 'bytes') this.#take(read.content);
    this.#canGrow = read.kind === 'bytes' || read.kind === 'absent';
    this.#secretsKnown = this.secrets.size;
  }

  of(file: string): KeptFile | null {
    return this.#known.get(file) ?? null;
  }

  keep(file: string, kept: KeptFile): void {
    this.#next.set(file, kept);
  }

  /**
   * Writes what this pass found, readable only by this user. New lines are appended; the whole file is rewritten if much of it is
   * outdated. Failing to write the index is not an error.
   * @param isWhole whether every file was looked at; then files that were not kept no longer exist
   */
  save(isWhole: boolean): void {
    const changed = new Map([...this.#next].filter(([file, kept]) => this.#known.get(file) !== kept));
    const secrets = [...this.secrets].slice(this.#secretsKnown);
    const isGone = isWhole && [...this.#known.keys()].some(file => !this.#next.has(file));
    if (changed.size === 0 && secrets.length === 0 && !isGone) return;
    const isTidy = this.#canGrow && !isGone && this.#size - this.#used <= Math.max(this.#used, fewBytes);
    try {
      if (isTidy) {
        const lines = this.#lines(secrets, changed, true);
        if (this.#size + lines.length < maximumIndex) appendFileSync(this.#file, lines, { mode: 0o600 });
      } else {
        const lines = this.#lines(
          [...this.secrets],
          isWhole ? this.#next : new Map([...this.#known, ...this.#next]),
          false,
        );
        if (lines.length < maximumIndex) replaceFile(this.#file, lines);
      }
    } catch {
      // Too large for a string, or the disk is full: the next pass reads everything again.
    }
  }

  #take(content: Uint8Array): void {
    this.#size = content.length;
    const used = new Map<string, number>();
    for (const { mark, head, state, files, bytes } of indexLines(content, this.#version)) {
      if (!isObject(head)) continue;
      for (const [id, facts] of entriesOf(head['secrets'])) if (areFacts(facts)) this.secrets.set(id, facts);
      const { file, after } = head;
      const before = typeof file === 'string' && after === this.#marks.get(file) ? this.of(file) : null;
      const isWhole = after === null || before !== null;
      const kept = isWhole ? keptFileOf(head, state, files, before?.files ?? []) : null;
      if (typeof file === 'string' && kept !== null && this.#knows(kept)) {
        this.#known.set(file, kept);
        this.#marks.set(file, mark);
        used.set(file, bytes + totalLength(kept.files) - files.length);
      } else if ('secrets' in head) this.#used += bytes;
    }
    for (const bytes of used.values()) this.#used += bytes;
  }

  /** Whether everything found in a file is known here: the lines of its secrets come first. */
  #knows({ lanes }: KeptFile): boolean {
    return lanes.every(lane => lane.carried.every(({ id }) => id.startsWith(fileMark) || this.secrets.has(id)));
  }

  /** @param isAdded whether they are appended to the existing lines */
  #lines(
    secrets: readonly (readonly [string, SecretFacts])[],
    files: ReadonlyMap<string, KeptFile>,
    isAdded: boolean,
  ): Uint8Array {
    const seal = this.#version;
    const own = secrets.length === 0 ? [] : indexLine(seal, { secrets: Object.fromEntries(secrets) }, noState, []);
    const others = [...files].flatMap(([file, { state, files: parts, ...kept }]) => {
      const before = isAdded ? partsBefore(parts, this.of(file)) : [];
      // Another run may have added a line meanwhile, so the line says which line it continues.
      const head = { file, ...kept, after: before.length === 0 ? null : this.#marks.get(file) };
      return indexLine(seal, head, state, parts.slice(before.length));
    });
    return Buffer.concat([...own, ...others]);
  }
}

/** Returns the rows of earlier passes that a file's new line need not repeat. */
function partsBefore(parts: readonly Uint8Array[], before: KeptFile | null): readonly Uint8Array[] {
  const known = before?.files ?? [];
  return known.every((part, index) => part === parts[index]) ? known : [];
}

function totalLength(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/**
 * Returns a file's entry in the index; null for anything else.
 * @param rows the rows that its line adds to those of earlier lines
 */
function keptFileOf(
  head: JsonObject,
  state: Uint8Array,
  rows: Uint8Array,
  before: readonly Uint8Array[],
): KeptFile | null {
  const { size, mtime, log, offset, identity, goesOn } = head;
  if (typeof size !== 'number' || typeof mtime !== 'number' || typeof log !== 'string') return null;
  if (typeof offset !== 'number' || typeof identity !== 'string' || typeof goesOn !== 'boolean') return null;
  const lanes = laneResultsOf(head['lanes']);
  if (lanes === null) return null;
  const unread = rowsIn(head, 'unread').flatMap(([given, count]) => {
    const reason = unreadKinds.find(kind => kind === given);
    return reason !== undefined && typeof count === 'number' ? [[reason, count] as const] : [];
  });
  const files = rows.length === 0 ? before : [...before, rows];
  return { size, mtime, log, offset, identity, goesOn, unread, lanes, state, files };
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function areFacts(value: unknown): value is SecretFacts {
  if (!isObject(value)) return false;
  return ['ruleId', 'redacted', 'fingerprint', 'confidence'].every(key => typeof value[key] === 'string');
}

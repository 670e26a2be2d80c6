import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isObject, parseJson } from '../../core/json.ts';
import type { SecretFacts } from '../../core/history/secretDetector.ts';
import { isAbsent } from '../files/errorCode.ts';
import { readRegularSync } from '../files/regularFile.ts';
import { type KeptFile, keptFileOf } from './readFile.ts';

const keyBytes = 32;
const maximumIndex = 256 * 1024 * 1024;

/** Where the index and its key lie, and nothing else. */
export function historyFolder(home: string): string {
  return path.join(home, '.sightglass', 'history');
}

/** Whether records were read before by this person on this machine. */
export function hasHistoryKey(folder: string): boolean {
  return readRegularSync(path.join(folder, 'key'), { maximumBytes: keyBytes }).kind === 'bytes';
}

/**
 * The machine's private key for fingerprints, made on first use. A key that others may have read is replaced; the index goes
 * with it. Throws the system's error where none can be kept.
 */
export function historyKey(folder: string): Uint8Array {
  const file = path.join(folder, 'key');
  const read = readRegularSync(file, { maximumBytes: keyBytes });
  const isPrivate = read.kind === 'bytes' && (process.platform === 'win32' || (read.stat.mode & 0o077) === 0);
  if (read.kind === 'bytes' && isPrivate && read.content.length === keyBytes) return read.content;
  rmSync(path.join(folder, 'index.json'), { force: true, recursive: true });
  const key = newHistoryKey();
  put(file, key);
  return key;
}

/** A key that is not kept. */
export function newHistoryKey(): Uint8Array {
  return randomBytes(keyBytes);
}

/** Removes what is kept, and what a run that was ended left half-written. @returns the files that were there */
export function forgetHistory(folder: string, isApplied: boolean): readonly string[] {
  const there = namesIn(folder).filter(name => /^(?:index\.json|key)(?:\.\d+\.tmp)?$/.test(name));
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
 * What was found in each file, by private ids: no text, no secret. Whatever cannot be believed (another version, a broken or
 * foreign file) counts as empty.
 */
export class HistoryIndex {
  readonly #file: string;
  readonly #known = new Map<string, KeptFile>();
  readonly #next = new Map<string, KeptFile>();
  readonly secrets = new Map<string, SecretFacts>();
  #isChanged = false;

  private readonly version: string;

  /**
   * @param program its version: other rules or mappers would find other things
   * @param key the one of the ids; two first runs at once make two, of which one stays
   */
  constructor(folder: string, program: string, key: Uint8Array) {
    this.version = `${program} ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
    this.#file = path.join(folder, 'index.json');
    const read = readRegularSync(this.#file, { maximumBytes: maximumIndex });
    const value = read.kind === 'bytes' ? parseJson(new TextDecoder('utf-8').decode(read.content)) : undefined;
    if (!isObject(value) || value['version'] !== this.version) return;
    for (const [file, each] of entriesOf(value['files'])) {
      const kept = keptFileOf(each);
      if (kept !== null) this.#known.set(file, kept);
    }
    for (const [id, facts] of entriesOf(value['secrets'])) if (areFacts(facts)) this.secrets.set(id, facts);
  }

  of(file: string): KeptFile | null {
    return this.#known.get(file) ?? null;
  }

  keep(file: string, kept: KeptFile): void {
    if (this.#known.get(file) !== kept) this.#isChanged = true;
    this.#next.set(file, kept);
  }

  /**
   * Writes what this pass kept, whole or not at all, for this user alone. An index that cannot be written is no failure.
   * @param isWhole whether every file was looked at, so that what was not kept is gone
   */
  save(isWhole: boolean): void {
    if (!this.#isChanged && (!isWhole || this.#next.size === this.#known.size)) return;
    const files = isWhole ? this.#next : new Map([...this.#known, ...this.#next]);
    const body = {
      version: this.version,
      files: Object.fromEntries(files),
      secrets: Object.fromEntries(this.secrets),
    };
    try {
      const text = JSON.stringify(body);
      if (text.length < maximumIndex) put(this.#file, text);
    } catch {
      // Too large for a text, or the disk is full: the next pass reads anew.
    }
  }
}

function put(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function areFacts(value: unknown): value is SecretFacts {
  if (!isObject(value)) return false;
  return ['ruleId', 'redacted', 'fingerprint', 'confidence'].every(key => typeof value[key] === 'string');
}

import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isObject, parseJson } from '../../core/json.ts';
import type { SecretFacts } from '../../core/history/secretDetector.ts';
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
  rmSync(path.join(folder, 'index.json'), { force: true });
  const key = randomBytes(keyBytes);
  put(file, key);
  return key;
}

/** Removes what is kept. @returns the files that were there */
export function forgetHistory(folder: string, isApplied: boolean): readonly string[] {
  const files = ['index.json', 'key'].map(name => path.join(folder, name));
  const there = files.filter(file => readRegularSync(file, { maximumBytes: maximumIndex }).kind !== 'absent');
  if (isApplied) for (const file of there) rmSync(file, { force: true });
  return there;
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

  /** @param version names the program: other rules or mappers would find other things */
  constructor(
    folder: string,
    private readonly version: string,
  ) {
    this.#file = path.join(folder, 'index.json');
    const read = readRegularSync(this.#file, { maximumBytes: maximumIndex });
    const value = read.kind === 'bytes' ? parseJson(new TextDecoder('utf-8').decode(read.content)) : undefined;
    if (!isObject(value) || value['version'] !== version) return;
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

  /** Writes what this pass kept, whole or not at all, for this user alone. An index that cannot be written is no failure. */
  save(): void {
    if (!this.#isChanged && this.#next.size === this.#known.size) return;
    const body = {
      version: this.version,
      files: Object.fromEntries(this.#next),
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

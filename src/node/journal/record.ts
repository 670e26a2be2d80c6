import { isObject } from '../../core/json.ts';
import type { Attributes } from './files.ts';

/** One file of a change. Contents are exact bytes; null: there is no file. */
export interface RecordedFile {
  readonly file: string;
  readonly before: Buffer | null;
  readonly after: Buffer;
  /** Permission bits and group of the file; null: the defaults for a new file. */
  readonly attributes: Attributes | null;
  /** Folders that had to be made for it, the outermost first; undo removes them if they are empty. */
  readonly folders: readonly string[];
}

/** A change of several files, as the journal keeps it. */
export interface ChangeRecord {
  readonly id: string;
  /** The process that made it. */
  readonly pid: number;
  /** ISO 8601. */
  readonly at: string;
  readonly files: readonly RecordedFile[];
}

const version = 1;

/** Returns the bytes of a record: what a change replaces, and with what. */
export function writeRecord({ id, pid, at, files }: ChangeRecord): Buffer {
  const plain = files.map(({ file, before, after, attributes, folders }) => ({
    file,
    before: before?.toString('base64') ?? null,
    after: after.toString('base64'),
    mode: attributes?.mode ?? null,
    group: attributes?.group ?? null,
    folders,
  }));
  return Buffer.from(JSON.stringify({ version, id, pid, at, files: plain }));
}

/** Reads a record; null if the bytes are no record of this version. */
export function readRecord(bytes: Buffer): ChangeRecord | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
  if (!isObject(parsed) || parsed['version'] !== version || !Array.isArray(parsed['files'])) return null;
  const { id, pid, at } = parsed;
  if (typeof id !== 'string' || typeof pid !== 'number' || typeof at !== 'string') return null;
  const files: RecordedFile[] = [];
  for (const each of parsed['files'] as readonly unknown[]) {
    const file = readFileOf(each);
    if (file === null) return null;
    files.push(file);
  }
  return { id, pid, at, files };
}

/** Reads one file of a record; null if its form is not valid. */
function readFileOf(each: unknown): RecordedFile | null {
  if (!isObject(each)) return null;
  // Records of version 0.1 contain neither group nor folders.
  const { file, before, after, mode, group = null, folders = [] } = each;
  if (typeof file !== 'string' || typeof after !== 'string' || !isOrNull('string', before)) return null;
  if (!isOrNull('number', mode) || !isOrNull('number', group)) return null;
  if (!Array.isArray(folders) || !folders.every(folder => typeof folder === 'string')) return null;
  const old = before === null ? null : Buffer.from(before, 'base64');
  const attributes = mode === null ? null : { mode: mode & 0o777, group };
  return { file, before: old, after: Buffer.from(after, 'base64'), attributes, folders };
}

function isOrNull(type: 'string', value: unknown): value is string | null;
function isOrNull(type: 'number', value: unknown): value is number | null;
function isOrNull(type: string, value: unknown): boolean {
  return value === null || typeof value === type;
}

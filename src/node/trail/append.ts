import { createHmac, randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { chainedLine, noHash, partsOf } from '../../core/trail/chain.ts';
import type { TrailAction, TrailEntry, TrailHead } from '../../core/trail/types.ts';
import { complete, fileNameOf } from '../../core/trail/verify.ts';
import { exclusively } from '../journal/lock.ts';
import {
  append,
  makeFolder,
  makeKey,
  readHeadFile,
  readKey,
  readTrailFile,
  removeFile,
  trailFiles,
  writeHead,
} from './store.ts';

/** What to record about a change. Contents are hashed here; none of them is kept. */
export interface TrailNote {
  readonly action: Exclude<TrailAction, 'restarted'>;
  readonly change: string;
  readonly command: string;
  readonly justification: string | null;
  readonly files: readonly {
    readonly file: string;
    readonly old: Uint8Array | null;
    readonly new: Uint8Array | null;
  }[];
  readonly values: readonly {
    readonly tool: string;
    readonly key: string;
    readonly old: unknown;
    readonly new: unknown;
  }[];
}

export interface TrailOptions {
  readonly clock: () => Date;
  /** How many days a file is kept after its last line. */
  readonly keptDays: number;
}

/** Those who require a trail ask for twelve months; the extra days leave time to look at it. */
export const usualKeptDays = 400;
/** A file is closed when it reaches this length, or when a new month begins. */
const longestFile = 1024 * 1024;
/** Milliseconds to wait for another window or terminal. */
const patience = 10_000;
const day = 24 * 60 * 60 * 1000;

/** Adds a line to the trail in a folder. Rejects if it cannot be written, or if others are writing all the time. */
export async function appendToTrail(folder: string, note: TrailNote, options: TrailOptions): Promise<void> {
  makeFolder(folder);
  const done = await exclusively(folder, patience, () => Promise.resolve(appendNow(folder, note, options)));
  if (done === undefined) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
}

function appendNow(folder: string, note: TrailNote, options: TrailOptions): void {
  const key = readKey(folder) ?? makeKey(folder);
  const now = options.clock();
  const known = readHeadFile(folder, key);
  let head = known === null ? null : settled(folder, known, key);
  if (head === null) {
    const names = trailFiles(folder);
    const number = names.length === 0 ? 0 : lastNumber(folder, names);
    head = { number, hash: noHash, file: fileNameOf(number + 1), bytes: 0, since: sinceOf(names), pending: null };
    // What was there before may be incomplete: a line records the restart, and the old lines are kept.
    if (names.length > 0) head = writeLine(folder, head, restarted(now), key);
  }
  if (hasChange(folder, head, note)) return;
  const rotated = isFull(folder, head, now) ? { ...head, file: fileNameOf(head.number + 1), bytes: 0 } : head;
  const next = writeLine(folder, rotated, fieldsOf(note, now, key), key);
  forgetOld(folder, next, options, key);
}

type Fields = Omit<TrailEntry, 'version' | 'number'>;

/** Writes the line into the head before appending it: after a crash at any point, the head says how the file has to end. */
function writeLine(folder: string, head: TrailHead, fields: Fields, key: Uint8Array): TrailHead {
  const line = chainedLine({ version: 1, number: head.number + 1, ...fields }, head.hash, key);
  const pending = `${line.text}\n`;
  writeHead(folder, { ...head, pending }, key);
  append(folder, head.file, pending);
  const next = { ...head, number: head.number + 1, hash: line.hash, bytes: head.bytes + pending.length, pending: null };
  writeHead(folder, next, key);
  return next;
}

/** Finishes what a crash interrupted and returns the head; null if the file does not match the head. */
function settled(folder: string, head: TrailHead, key: Uint8Array): TrailHead | null {
  const isThere = trailFiles(folder).includes(head.file);
  const { text, bytes } = isThere ? readTrailFile(folder, head.file) : { text: '', bytes: 0 };
  const { pending } = head;
  if (pending === null) return bytes === head.bytes ? head : null;
  const whole = complete(text, head);
  if (bytes < head.bytes || whole.length !== head.bytes + pending.length) return null;
  if (bytes < whole.length) append(folder, head.file, whole.slice(bytes));
  const hash = partsOf(pending.trimEnd())?.hash;
  if (hash === undefined) return null;
  const next = { ...head, number: head.number + 1, hash, bytes: whole.length, pending: null };
  writeHead(folder, next, key);
  return next;
}

/** Whether one of the last lines already records this change: after a crash, the journal records it again. */
function hasChange(folder: string, head: TrailHead, { action, change }: TrailNote): boolean {
  if (!trailFiles(folder).includes(head.file)) return false;
  const last = readTrailFile(folder, head.file).text.trimEnd().split('\n').slice(-20);
  return last.some(line => line.includes(`"action":"${action}","change":"${change}"`));
}

function fieldsOf(note: TrailNote, now: Date, key: Uint8Array): Fields {
  const salt = randomBytes(16).toString('hex');
  const digest = (content: Uint8Array | string): string =>
    createHmac('sha256', key).update(`${salt}\n`).update(content).digest('hex');
  const { command, action, change, justification } = note;
  return {
    time: now.toISOString(),
    user: userName(),
    command,
    action,
    change,
    files: note.files.map(each => ({
      file: each.file,
      old: each.old === null ? null : digest(each.old),
      new: each.new === null ? null : digest(each.new),
    })),
    values: note.values.map(each => ({
      tool: each.tool,
      key: each.key,
      old: each.old === undefined ? null : digest(JSON.stringify(each.old)),
      new: digest(JSON.stringify(each.new)),
    })),
    justification,
    salt,
  };
}

function restarted(now: Date): Fields {
  const nothing = { change: '', files: [], values: [], justification: null, salt: '' };
  return { time: now.toISOString(), user: userName(), command: 'sightglass', action: 'restarted', ...nothing };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

function isFull(folder: string, head: TrailHead, now: Date): boolean {
  if (head.bytes === 0) return false;
  if (head.bytes >= longestFile) return true;
  const first = readTrailFile(folder, head.file).text.split('\n', 1)[0] ?? '';
  const month = /"time":"(\d{4}-\d\d)/.exec(first)?.[1];
  return month !== undefined && month < now.toISOString().slice(0, 7);
}

/** Removes files whose last line is too old, after the head has been updated to say where the trail begins then. */
function forgetOld(folder: string, head: TrailHead, { clock, keptDays }: TrailOptions, key: Uint8Array): void {
  const limit = new Date(clock().getTime() - keptDays * day).toISOString();
  const old: string[] = [];
  let { since } = head;
  for (const name of trailFiles(folder).filter(each => each !== head.file)) {
    const last = readTrailFile(folder, name).text.trimEnd().split('\n').at(-1) ?? '';
    const [, number = '', time = ''] = /^\{"version":1,"number":(\d+),"time":"([^"]+)"/.exec(last) ?? [];
    const hash = partsOf(last)?.hash;
    if (hash === undefined || time >= limit) break;
    since = { number: Number(number) + 1, prev: hash };
    old.push(name);
  }
  if (old.length === 0) return;
  writeHead(folder, { ...head, since }, key);
  for (const name of old) removeFile(folder, name);
}

function lastNumber(folder: string, names: readonly string[]): number {
  const numbers = names.flatMap(name =>
    [...readTrailFile(folder, name).text.matchAll(/^\{"version":1,"number":(\d{1,15}),/gm)].map(([, text]) =>
      Number(text),
    ),
  );
  return Math.max(0, ...numbers, ...names.map(name => Number(/\d+/.exec(name)?.[0]) - 1));
}

function sinceOf(names: readonly string[]): TrailHead['since'] {
  return { number: names[0] === undefined ? 1 : Number(/\d+/.exec(names[0])?.[0]), prev: noHash };
}

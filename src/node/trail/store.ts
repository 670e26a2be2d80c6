import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { readHead, headText } from '../../core/trail/head.ts';
import type { TrailHead } from '../../core/trail/types.ts';
import type { TrailText } from '../../core/trail/verify.ts';
import { errorCode } from '../files/errorCode.ts';
import { readRegularSync } from '../files/regularFile.ts';

/** Names of the files next to those with the lines. */
const keyName = 'key';
const headName = 'head.json';
/** A longer file is not ours: a file is closed at the end of a month, or at one megabyte. */
const maximumBytes = 64 * 1024 * 1024;

/** Returns the names of the files of a trail, oldest first. */
export function trailFiles(folder: string): readonly string[] {
  return namesIn(folder)
    .filter(name => /^trail-\d{9,15}\.jsonl$/.test(name))
    .sort();
}

/** Reads a file with lines as Latin-1, so that bytes beyond ASCII remain detectable: our lines contain none. */
export function readTrailFile(folder: string, name: string): TrailText {
  const read = readRegularSync(path.join(folder, name), { maximumBytes });
  if (read.kind !== 'bytes') return { name, text: '', bytes: -1 };
  return { name, text: Buffer.from(read.content).toString('latin1'), bytes: read.content.length };
}

/** Returns the key of a trail; null if the file is missing or broken. */
export function readKey(folder: string): Uint8Array | null {
  const read = readRegularSync(path.join(folder, keyName), { maximumBytes: 1_000 });
  const text = read.kind === 'bytes' ? new TextDecoder().decode(read.content).trim() : '';
  return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : null;
}

/** Creates the key of a trail and writes it, replacing any earlier one. */
export function makeKey(folder: string): Uint8Array {
  const key = randomBytes(32);
  replace(folder, keyName, `${key.toString('hex')}\n`);
  return key;
}

/** Returns the head of a trail; null if the file is missing, or was not written with this key. */
export function readHeadFile(folder: string, key: Uint8Array): TrailHead | null {
  const read = readRegularSync(path.join(folder, headName), { maximumBytes: 1_000_000 });
  return read.kind === 'bytes' ? readHead(new TextDecoder().decode(read.content), key) : null;
}

/** Writes where the trail begins and ends, replacing what was written before. */
export function writeHead(folder: string, head: TrailHead, key: Uint8Array): void {
  replace(folder, headName, headText(head, key));
}

/** Appends to a file and flushes it to the disk. The file is accessible only to its owner; a link is not followed. */
export function append(folder: string, name: string, text: string): void {
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
  write(path.join(folder, name), flags, text);
}

/** Deletes a file of a trail, if it exists. */
export function removeFile(folder: string, name: string): void {
  rmSync(path.join(folder, name), { force: true });
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Replaces a file atomically. */
function replace(folder: string, name: string, text: string): void {
  const temporary = path.join(folder, `.${name}.${randomBytes(4).toString('hex')}`);
  try {
    write(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, text);
    renameSync(temporary, path.join(folder, name));
  } finally {
    rmSync(temporary, { force: true });
  }
}

function write(file: string, flags: number, text: string): void {
  const descriptor = openSync(file, flags, 0o600);
  try {
    const bytes = Buffer.from(text, 'utf8');
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

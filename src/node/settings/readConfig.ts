import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { type Message, message } from '../../core/message.ts';
import type { FileReading } from '../../core/settings/readings.ts';
import { type NotRead, readRegular } from '../files/regularFile.ts';

/** The largest settings file that is read, in bytes. */
const maximumBytes = 4_000_000;

/**
 * Reads a configuration file byte for byte: a text that is not valid UTF-8 is refused, since it could not be written back. With
 * `within`, a file that is outside that folder after resolving links is refused, since a repository could point anywhere. Never
 * throws and never waits for a pipe.
 */
export async function readConfig(file: string, within: string | null): Promise<FileReading> {
  const read = await readRegular(file, { maximumBytes, within });
  if (read.kind === 'absent') return { kind: 'absent' };
  if (read.kind !== 'bytes') return { kind: 'unreadable', problem: notReadBecause(read, file, maximumBytes) };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(read.content);
    return {
      kind: 'text',
      text,
      ...((await isLinked(file)) ? { isLinked: true } : {}),
      ...(isLoose(read.stat) ? { isLoose: true } : {}),
    };
  } catch {
    return { kind: 'unreadable', problem: message('settings.file.notUtf8', { file }) };
  }
}

/** Returns why a configuration file was not read. */
export function notReadBecause({ kind, code }: NotRead, file: string, bytes: number): Message {
  switch (kind) {
    case 'outside':
      return message('settings.file.outside', { file });
    case 'not-a-file':
      return message('settings.file.notAFile', { file });
    case 'too-large':
      return message('settings.file.tooLarge', { file, bytes });
    case 'absent':
    case 'unreadable':
      return message('settings.file.unreadable', { file, reason: code ?? 'unknown' });
  }
}

/** Returns a reader for folders that are read together: files that they have in common are read once. */
export function commonReader(readFile = readConfig): typeof readConfig {
  const known = new Map<string, Promise<FileReading>>();
  return (file, within) => {
    const key = `${within ?? ''}\n${file}`;
    const reading = known.get(key) ?? readFile(file, within);
    known.set(key, reading);
    return reading;
  };
}

/** Whether users other than root may have written the file. Not determined on Windows. */
function isLoose({ uid, mode }: Stats): boolean {
  return process.platform !== 'win32' && (uid !== 0 || (mode & 0o022) !== 0);
}

/** Whether the file or its folder is a symbolic link; the undo journal uses the same test and refuses to write there. */
async function isLinked(file: string): Promise<boolean> {
  const stats = await Promise.all([file, path.dirname(file)].map(each => lstat(each).catch(() => null)));
  return stats.some(stat => stat?.isSymbolicLink() === true);
}

import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../core/message.ts';
import type { FileReading } from '../../core/settings/readings.ts';
import { errorCode, isAbsent } from '../files/errorCode.ts';

/** No settings file is larger. */
const maximumBytes = 4_000_000;

/**
 * Reads a configuration file byte for byte: a text that is no valid UTF-8 is refused, since it could not be written back.
 * With `within`, a file that lies outside that folder behind symbolic links is refused, since a repository could point
 * anywhere. Never throws and never waits for a pipe.
 */
export async function readConfig(file: string, within: string | null): Promise<FileReading> {
  try {
    if (within !== null && !(await liesWithin(file, within))) {
      return { kind: 'unreadable', problem: message('settings.file.outside', { file }) };
    }
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { kind: 'unreadable', problem: message('settings.file.notAFile', { file }) };
      if (stat.size > maximumBytes) {
        return { kind: 'unreadable', problem: message('settings.file.tooLarge', { file, bytes: maximumBytes }) };
      }
      const bytes = await handle.readFile();
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      return { kind: 'text', text, ...((await isLinked(file)) ? { isLinked: true } : {}) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isAbsent(error)) return { kind: 'absent' };
    if (error instanceof TypeError) return { kind: 'unreadable', problem: message('settings.file.notUtf8', { file }) };
    return { kind: 'unreadable', problem: message('settings.file.unreadable', { file, reason: errorCode(error) }) };
  }
}

/** A reader for folders that are read together: files that they have in common are read once. */
export function commonReader(readFile = readConfig): typeof readConfig {
  const known = new Map<string, Promise<FileReading>>();
  return (file, within) => {
    const key = `${within ?? ''}\n${file}`;
    const reading = known.get(key) ?? readFile(file, within);
    known.set(key, reading);
    return reading;
  };
}

async function liesWithin(file: string, folder: string): Promise<boolean> {
  const [real, root] = await Promise.all([realpath(file), realpath(folder)]);
  const relative = path.relative(root, real);
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** As the undo journal judges it, which refuses to write there. */
async function isLinked(file: string): Promise<boolean> {
  const stats = await Promise.all([lstat(file), lstat(path.dirname(file))]);
  return stats.some(stat => stat.isSymbolicLink());
}

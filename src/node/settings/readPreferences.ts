import { plistValue } from '../../core/config/plist/plist.ts';
import { message } from '../../core/message.ts';
import type { FileReading } from '../../core/settings/readings.ts';
import { decodeText } from '../files/readText.ts';
import { readRegular } from '../files/regularFile.ts';
import { notReadBecause } from './readConfig.ts';

/** The largest list of forced preferences that is read, in bytes. */
const maximumBytes = 1_000_000;

/** Reads a property list of macOS, in XML or in binary, as JSON. Starts no program. Never throws and never waits. */
export async function readPreferences(file: string): Promise<FileReading> {
  const read = await readRegular(file, { maximumBytes });
  if (read.kind === 'absent') return { kind: 'absent' };
  if (read.kind !== 'bytes') return { kind: 'unreadable', problem: notReadBecause(read, file, maximumBytes) };
  const value = plistValue(read.content, decodeText);
  if (value === undefined) return { kind: 'unreadable', problem: message('settings.file.notPlist', { file }) };
  return { kind: 'text', text: JSON.stringify(value) };
}

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { matchesName, patternsAt } from '../../core/readers/places.ts';
import { filesOfReaders } from '../../core/readers/report.ts';
import type { ProductReaders } from '../../core/readers/types.ts';
import type { FileReading, Readings } from '../../core/settings/readings.ts';
import { readConfig } from '../settings/readConfig.ts';

/** How many files of one pattern are read. */
const mostFiles = 100;

/** Adds the files in which products keep MCP servers, approvals and trust. Reads only. Never throws. */
export async function withReaderFiles(readings: Readings, products: readonly ProductReaders[]): Promise<Readings> {
  const wanted = new Map<string, string | null>();
  for (const name of filesOfReaders(products)) {
    const within = name.startsWith('./') ? readings.workspace : null;
    for (const pattern of patternsAt(name, readings))
      for (const file of await filesOf(pattern)) wanted.set(file, within);
  }
  return withFiles(readings, [...wanted]);
}

/**
 * Adds files to the readings; files that were read already are not read again.
 * @param wanted absolute, each with the folder that it must be in after resolving links; null: anywhere
 */
export async function withFiles(
  readings: Readings,
  wanted: readonly (readonly [string, string | null])[],
): Promise<Readings> {
  const read = async ([file, within]: readonly [string, string | null]): Promise<[string, FileReading]> => [
    file,
    readings.files.get(file) ?? (await readConfig(file, within)),
  ];
  return { ...readings, files: new Map([...readings.files, ...(await Promise.all(wanted.map(read)))]) };
}

/** Returns the files that a pattern matches on this disk, in name order; a path without `*` is returned whether it exists or not. */
async function filesOf(pattern: string): Promise<readonly string[]> {
  if (!pattern.includes('*')) return [pattern];
  const parts = pattern.split(/[\\/]/);
  const at = parts.findIndex(part => part.includes('*'));
  const folder = parts.slice(0, at).join(path.sep) || path.sep;
  const names = (await readdir(folder).catch(() => [])).filter(name => matchesName(parts[at] ?? '', name));
  const rest = parts.slice(at + 1);
  return names
    .sort()
    .slice(0, mostFiles)
    .map(name => path.join(folder, name, ...rest));
}

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { matchesName, patternsAt } from '../../core/readers/places.ts';
import { filesOfReaders } from '../../core/readers/report.ts';
import type { ProductReaders } from '../../core/readers/types.ts';
import type { FileReading, Readings } from '../../core/settings/readings.ts';
import { readConfig } from '../settings/readConfig.ts';

/** More files of one pattern are not looked at. */
const mostFiles = 100;

/** Readings with the files in which products keep MCP servers, approvals and trust. Reads only. Never throws. */
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
 * Readings with more files; those that were read already stay as they are.
 * @param wanted absolute, each with the folder that no link may lead out of; null: any place will do
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

/** The files that a pattern names on this disk, in name order; a path without `*` is itself, there or not. */
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

import path from 'node:path';
import { readRegularSync } from '../../files/regularFile.ts';
import type { Runtime } from './launcher.ts';

/** The programs that answer an agent; they load each other, and chunks that they share with others, from their own folder. */
const names = ['guard.js', 'guardProgram.js', 'secrets.js', 'exclusionRules.js'] as const;

/** Bytes; none of them is larger. */
const maximumBytes = 16_000_000;

/**
 * Where an administrator keeps the guard's programs for everybody, so that no update of a person's editor or package takes them
 * away and nobody but an administrator writes them. The folders follow the Filesystem Hierarchy Standard 3.0 (4.9) and Windows' known folders.
 */
export function machineFolder(platform: string): string {
  return platform === 'win32' ? 'C:\\Program Files\\Sightglass' : '/usr/local/lib/sightglass';
}

/** The runtime of hooks that hold for a machine: the same program, with the administrator's copies. */
export function machineRuntime({ program, isEditor }: Runtime, platform: string): Runtime {
  return { program, isEditor, dist: machineFolder(platform) };
}

/** A program to be put in place: absolute paths. */
export interface ProgramCopy {
  readonly from: string;
  readonly to: string;
}

/** The programs that are not yet in the administrator's folder as they are in ours. Reads only. */
export function missingPrograms({ dist }: Runtime, folder = machineFolder(process.platform)): readonly ProgramCopy[] {
  return withChunks(dist)
    .map(name => ({ from: path.join(dist, name), to: path.join(folder, name) }))
    .filter(({ from, to }) => {
      const [ours, theirs] = [from, to].map(file => readRegularSync(file, { maximumBytes }));
      return ours?.kind !== 'bytes' || theirs?.kind !== 'bytes' || !Buffer.from(ours.content).equals(theirs.content);
    });
}

/** The programs with the files that they load. */
function withChunks(dist: string): readonly string[] {
  const all = new Set<string>(names);
  for (const name of all) {
    const read = readRegularSync(path.join(dist, name), { maximumBytes });
    const text = read.kind === 'bytes' ? Buffer.from(read.content).toString('latin1') : '';
    for (const [, chunk = ''] of text.matchAll(/require\("\.\/([\w.-]+\.js)"\)/g)) all.add(chunk);
  }
  return [...all];
}

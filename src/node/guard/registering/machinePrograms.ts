import path from 'node:path';
import { readRegularSync } from '../../files/regularFile.ts';
import type { Runtime } from './launcher.ts';

/** The programs that answer an agent. They load each other, and chunks that they share with others, from their own folder. */
const names = ['guard.js', 'guardProgram.js', 'secrets.js', 'exclusionRules.js'] as const;

/** The largest file that is read, in bytes; the programs are smaller. */
const maximumBytes = 16_000_000;

/**
 * Returns where an administrator keeps the guard's programs for everybody, so that no update of a person's editor or package removes
 * them and only administrators can write them. The folders follow the Filesystem Hierarchy Standard 3.0 (4.9) and Windows' known
 * folders.
 */
export function machineFolder(platform: string): string {
  return platform === 'win32' ? 'C:\\Program Files\\Sightglass' : '/usr/local/lib/sightglass';
}

/** Returns the runtime for a machine's hooks: the same program, with the administrator's copies. */
export function machineRuntime({ program, isEditor }: Runtime, platform: string): Runtime {
  return { program, isEditor, dist: machineFolder(platform) };
}

/** A program to be copied: absolute paths. */
export interface ProgramCopy {
  readonly from: string;
  readonly to: string;
}

/** Returns the programs that are missing from the administrator's folder, or differ from ours. Reads only. */
export function missingPrograms({ dist }: Runtime, folder = machineFolder(process.platform)): readonly ProgramCopy[] {
  return withChunks(dist)
    .map(name => ({ from: path.join(dist, name), to: path.join(folder, name) }))
    .filter(({ from, to }) => {
      const [ours, theirs] = [from, to].map(file => readRegularSync(file, { maximumBytes }));
      return ours?.kind !== 'bytes' || theirs?.kind !== 'bytes' || !Buffer.from(ours.content).equals(theirs.content);
    });
}

/** Returns the names of the programs and of the files that they load. */
function withChunks(dist: string): readonly string[] {
  const all = new Set<string>(names);
  for (const name of all) {
    const read = readRegularSync(path.join(dist, name), { maximumBytes });
    const text = read.kind === 'bytes' ? Buffer.from(read.content).toString('latin1') : '';
    for (const [, chunk = ''] of text.matchAll(/require\("\.\/([\w.-]+\.js)"\)/g)) all.add(chunk);
  }
  return [...all];
}

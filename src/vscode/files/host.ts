// What the computer of this extension host provides. `src/vscode/web/host.ts` replaces this file in the bundle for the web, which
// has no disk: both have the same exports (`test/unit/project/web.spec.ts`).
import { homedir } from 'node:os';
import path from 'node:path';
import { fileInFolder as findInFolder } from '../../node/files/fileInFolder.ts';
import { isBelow as isInside, relativeInside } from '../../node/files/inside.ts';
import { ignoreEdits } from '../../node/ignore/ignoreEdits.ts';
import { decodeText as decode } from '../../node/files/readText.ts';
import { readRegular } from '../../node/files/regularFile.ts';
import { walk } from '../../node/files/walk.ts';
import { installed } from '../../node/versions/lazyInstalled.ts';
import type { DiskFile, FileNotRead, MakeIgnoreEdits } from './hostTypes.ts';

/** Whether there is a computer with a disk, tools and their settings. */
export const hasComputer: boolean = true;

/** Returns the home folder; null if there is none. */
export function homeFolder(): string | null {
  return homedir();
}

/** Returns a folder as people write it: with `~` if it is in the home folder. */
export function shownFolder(folder: string): string {
  const inHome = relativeInside(homedir(), folder);
  return inHome === null ? folder : path.join('~', inHome);
}

/** Returns the folder of a file on disk. */
export function folderOf(file: string): string {
  return path.dirname(file);
}

/** Whether a file is below a folder, both named as in plans; see `fileNames.ts`. */
export const isBelow: (folder: string, file: string) => boolean = isInside;

/** Reads the bytes of a regular file on disk. Never throws, and never waits for a named pipe or a device. */
export async function readOnDisk(file: string, maximumBytes: number): Promise<Uint8Array | FileNotRead> {
  const read = await readRegular(file, { maximumBytes });
  if (read.kind === 'bytes') return read.content;
  return read.kind === 'outside' ? 'unreadable' : read.kind;
}

/** Finds the regular file that an untrusted path names in a folder on disk, with links resolved; null for everything else. */
export const fileInFolder: (folder: string, given: string, maximumBytes: number) => DiskFile | null = findInFolder;

/** Lists the files below a folder on disk: relative, with `/`, in no particular order. */
export async function listOnDisk(folder: string, maximumFiles: number): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const name of walk(folder, { maximumFiles })) paths.push(name);
  return paths;
}

/** Makes the edits of the ignore files of a folder on disk; see `IgnoreEdits`. */
export const ignoreEditsOnDisk: MakeIgnoreEdits<string> = ignoreEdits;

/** Decodes bytes as text; null if they are binary. */
export const decodeText: (bytes: Uint8Array) => string | null = decode;

/** Returns the version of a product that is installed on this computer, outside this editor. Starts no program. */
export function versionOnDisk(assistant: string): string | null {
  return installed().installedVersion(assistant, { home: homedir(), env: process.env });
}

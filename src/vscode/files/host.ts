// What the computer that runs this extension host provides. `src/vscode/web/host.ts` takes its place in the bundle for the web,
// where there is no disk: both have the same exports (`test/unit/project/web.spec.ts`).
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

/** Whether there is a computer to look at: its disk, its tools and their settings. */
export const hasComputer: boolean = true;

/** The home folder; null where there is none. */
export function homeFolder(): string | null {
  return homedir();
}

/** A folder as people write it: from `~` where it is in the home folder. */
export function shownFolder(folder: string): string {
  const inHome = relativeInside(homedir(), folder);
  return inHome === null ? folder : path.join('~', inHome);
}

/** The folder of a file on disk. */
export function folderOf(file: string): string {
  return path.dirname(file);
}

/** Whether a file is below a folder, both as plans name them; see `fileNames.ts`. */
export const isBelow: (folder: string, file: string) => boolean = isInside;

/** The bytes of a regular file on disk. Never throws, and never waits for a named pipe or a device. */
export async function readOnDisk(file: string, maximumBytes: number): Promise<Uint8Array | FileNotRead> {
  const read = await readRegular(file, { maximumBytes });
  if (read.kind === 'bytes') return read.content;
  return read.kind === 'outside' ? 'unreadable' : read.kind;
}

/** The regular file that an untrusted path names in a folder on disk, links resolved; null for everything else. */
export const fileInFolder: (folder: string, given: string, maximumBytes: number) => DiskFile | null = findInFolder;

/** Files below a folder on disk, relative, with `/`, in no particular order. */
export async function listOnDisk(folder: string, maximumFiles: number): Promise<readonly string[]> {
  const paths: string[] = [];
  for await (const name of walk(folder, { maximumFiles })) paths.push(name);
  return paths;
}

/** The edits that bring the ignore files of a folder on disk to what is wanted; see `IgnoreEdits`. */
export const ignoreEditsOnDisk: MakeIgnoreEdits<string> = ignoreEdits;

/** The text of some bytes; null where they are binary. */
export const decodeText: (bytes: Uint8Array) => string | null = decode;

/** The version of a product that is installed on this computer, outside this editor. Starts no program. */
export function versionOnDisk(assistant: string): string | null {
  return installed().installedVersion(assistant, { home: homedir(), env: process.env });
}

// Replaces `../files/host.ts` in the bundle for the web: a browser has no disk, no home folder and no programs.
import { decodeBytes } from '../../node/files/decodeBytes.ts';
import type { IgnoreEdits } from '../../node/ignore/ignoreEdits.ts';
import type { DiskFile, FileNotRead } from '../files/hostTypes.ts';

export const hasComputer: boolean = false;

export function homeFolder(): string | null {
  return null;
}

export function shownFolder(folder: string): string {
  return folder;
}

export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

export const isBelow = (folder: string, file: string): boolean =>
  file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

export function readOnDisk(): Promise<Uint8Array | FileNotRead> {
  return Promise.resolve('unreadable');
}

export function fileInFolder(): DiskFile | null {
  return null;
}

export function listOnDisk(): Promise<readonly string[]> {
  return Promise.resolve([]);
}

export function ignoreEditsOnDisk(): IgnoreEdits {
  return { edits: [], skipped: [], problem: null };
}

export function decodeText(bytes: Uint8Array): string | null {
  return decodeBytes(bytes, () => null);
}

export function versionOnDisk(): string | null {
  return null;
}

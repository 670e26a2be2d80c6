import { FileSystemError, FileType, type Uri, workspace } from 'vscode';
import { readOnDisk } from '../../files/host.ts';
import type { FileNotRead } from '../../files/hostTypes.ts';

/**
 * Reads the bytes of a file of the workspace, or returns why it was not read. Never throws, and never waits for a named pipe or a
 * device: on disk, the type of the file is taken from the opened file. ESLint forbids `workspace.fs.readFile` elsewhere, because it
 * checks the name first and may then open something else.
 */
export async function readFile(uri: Uri, maximumBytes: number): Promise<Uint8Array | FileNotRead> {
  if (uri.scheme === 'file') return readOnDisk(uri.fsPath, maximumBytes);
  try {
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return 'not-a-file';
    // eslint-disable-next-line no-restricted-syntax -- on no disk of this host: its provider serves it
    return size > maximumBytes ? 'too-large' : await workspace.fs.readFile(uri);
  } catch (error) {
    return error instanceof FileSystemError && error.code === 'FileNotFound' ? 'absent' : 'unreadable';
  }
}

import { FileSystemError, type Uri, workspace } from 'vscode';
import type { Message } from '../../core/message.ts';
import type { JournalResult } from '../../node/journal/ports.ts';
import { uriOfFile } from '../files/fileNames.ts';
import { targetText } from '../files/targetText.ts';
import type { Changes, Write } from '../writing/changes.ts';
import { ChangeStack } from './changeStack.ts';

/**
 * Changes of files that are not on disk: they are written through the editor, and their previous contents are kept until this
 * window is closed.
 */
export class MemoryChanges implements Changes {
  readonly #changes = new ChangeStack({ read, put, shown: file => workspace.asRelativePath(uriOfFile(file)) });

  canWrite({ scheme }: Uri): boolean {
    return workspace.fs.isWritableFileSystem(scheme) !== false;
  }

  settle(): Promise<Message | null> {
    return Promise.resolve(null);
  }

  canUndo(): Promise<boolean> {
    return Promise.resolve(!this.#changes.isEmpty);
  }

  prepare(): Promise<Write> {
    return Promise.resolve(edits => this.#changes.write(edits));
  }

  undo(): Promise<JournalResult | null> {
    return this.#changes.undo();
  }
}

async function read(file: string): Promise<string | null | undefined> {
  const { text, problem } = await targetText(uriOfFile(file), file);
  return problem === null ? text : undefined;
}

/** Writes or deletes a file; if this fails, returns the editor's short name of the error. */
async function put(file: string, text: string | null): Promise<string | null> {
  const uri = uriOfFile(file);
  try {
    if (text === null) await workspace.fs.delete(uri, { useTrash: false });
    else await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return null;
  } catch (error) {
    return error instanceof FileSystemError ? error.code : 'Unknown';
  }
}

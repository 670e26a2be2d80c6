import { commands as vscodeCommands, type Disposable, l10n, Position, Range, Uri, window } from 'vscode';
import { commands } from '../../contract.ts';

/** Opens a file at lines (1-based, inclusive). A file that is gone is said so. */
export async function openRange(uri: string, startLine: number, endLine: number): Promise<void> {
  const selection = new Range(new Position(startLine - 1, 0), new Position(startLine - 1, 0));
  try {
    const editor = await window.showTextDocument(Uri.parse(uri, true), { selection, preview: true });
    editor.revealRange(new Range(startLine - 1, 0, endLine - 1, 0));
  } catch {
    void window.showWarningMessage(
      l10n.t('{0} could not be opened. It may have been deleted.', Uri.parse(uri, true).path),
    );
  }
}

export function registerOpenRange(): Disposable {
  return vscodeCommands.registerCommand(
    commands.openRange,
    async (uri: unknown, startLine: unknown, endLine: unknown) => {
      if (typeof uri !== 'string' || typeof startLine !== 'number' || typeof endLine !== 'number') return;
      await openRange(uri, startLine, endLine);
    },
  );
}

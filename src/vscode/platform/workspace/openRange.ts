import {
  commands as vscodeCommands,
  type Disposable,
  l10n,
  NotebookRange,
  Position,
  Range,
  Uri,
  window,
  workspace,
} from 'vscode';
import { commands } from '../../../contract.ts';
import { notebookCellScheme } from '../../../core/paths/workspacePath.ts';
import { placeOfRow } from '../commandArgument.ts';
import { outputsCell } from './notebooks.ts';

/** Opens a file, or a cell of a notebook, at lines and a column (1-based, inclusive). Shows a message if the file is gone. */
export async function openRange(uri: string, startLine: number, endLine: number, startColumn = 1): Promise<void> {
  const target = Uri.parse(uri, true);
  const start = new Position(startLine - 1, startColumn - 1);
  const selection = new Range(start, start);
  try {
    const outputs = outputsCell(target);
    if (outputs !== undefined) {
      await openCell(target, outputs);
    } else if (target.scheme === notebookCellScheme) {
      await vscodeCommands.executeCommand('vscode.open', target, { selection, preview: true });
    } else {
      const editor = await window.showTextDocument(target, { selection, preview: true });
      editor.revealRange(new Range(startLine - 1, 0, endLine - 1, 0));
    }
  } catch {
    void window.showWarningMessage(l10n.t('{0} could not be opened. It may have been deleted.', target.path));
  }
}

async function openCell(uri: Uri, index: number): Promise<void> {
  const notebook = await workspace.openNotebookDocument(uri.with({ fragment: '' }));
  await window.showNotebookDocument(notebook, { selections: [new NotebookRange(index, index + 1)] });
}

export function registerOpenRange(): Disposable {
  return vscodeCommands.registerCommand(
    commands.openRange,
    async (uri: unknown, startLine: unknown, endLine: unknown, startColumn: unknown) => {
      const row = placeOfRow(uri);
      if (row !== undefined) {
        await openRange(row.uri, row.startLine ?? 1, row.endLine ?? row.startLine ?? 1, row.startColumn);
        return;
      }
      if (typeof uri !== 'string' || typeof startLine !== 'number' || typeof endLine !== 'number') return;
      await openRange(uri, startLine, endLine, typeof startColumn === 'number' ? startColumn : 1);
    },
  );
}

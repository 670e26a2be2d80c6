import { type NotebookCell, type NotebookDocument, type Uri, workspace } from 'vscode';
import { notebookCellScheme } from '../../../core/paths/workspacePath.ts';

/** A cell of an open notebook. */
export interface CellPlace {
  readonly notebook: NotebookDocument;
  readonly cell: NotebookCell;
}

/** The fragment in the URI of findings in a cell's outputs: the URI is that of the notebook, with the index of the cell. */
const outputFragment = /^output(\d+)$/;

/** Returns the cell whose text a document is; undefined for any other document. */
export function cellOf(uri: Uri): CellPlace | undefined {
  if (uri.scheme !== notebookCellScheme) return undefined;
  const wanted = uri.toString();
  for (const notebook of workspace.notebookDocuments) {
    const cell = notebook.getCells().find(each => each.document.uri.toString() === wanted);
    if (cell !== undefined) return { notebook, cell };
  }
  return undefined;
}

/** Returns the file that a document belongs to: for a cell, its notebook. */
export function fileOf(uri: Uri): Uri {
  return cellOf(uri)?.notebook.uri ?? uri.with({ fragment: '' });
}

/** Returns the URI for findings in a cell's outputs, which are not documents. */
export function outputsUri({ notebook, index }: NotebookCell): Uri {
  return notebook.uri.with({ fragment: `output${index}` });
}

/** Returns the index of the cell if the URI is from {@link outputsUri}; undefined for any other URI. */
export function outputsCell({ fragment }: Uri): number | undefined {
  const found = outputFragment.exec(fragment);
  return found === null ? undefined : Number(found[1]);
}

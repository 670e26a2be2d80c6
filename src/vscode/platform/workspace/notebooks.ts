import { type NotebookCell, type NotebookDocument, type Uri, workspace } from 'vscode';
import { notebookCellScheme } from '../../../core/paths/workspacePath.ts';

/** A cell of an open notebook. */
export interface CellPlace {
  readonly notebook: NotebookDocument;
  readonly cell: NotebookCell;
}

/** What is after `#` in the URI under which findings in the outputs of a cell are kept: the notebook's file and a cell. */
const outputFragment = /^output(\d+)$/;

/** The cell whose text a document is; undefined for any other document. */
export function cellOf(uri: Uri): CellPlace | undefined {
  if (uri.scheme !== notebookCellScheme) return undefined;
  const wanted = uri.toString();
  for (const notebook of workspace.notebookDocuments) {
    const cell = notebook.getCells().find(each => each.document.uri.toString() === wanted);
    if (cell !== undefined) return { notebook, cell };
  }
  return undefined;
}

/** The file that a document is of: of a cell, its notebook. */
export function fileOf(uri: Uri): Uri {
  return cellOf(uri)?.notebook.uri ?? uri.with({ fragment: '' });
}

/** The URI for findings in the outputs of a cell; outputs are not documents. */
export function outputsUri({ notebook, index }: NotebookCell): Uri {
  return notebook.uri.with({ fragment: `output${index}` });
}

/** The index of the cell that {@link outputsUri} was given; undefined for any other URI. */
export function outputsCell({ fragment }: Uri): number | undefined {
  const found = outputFragment.exec(fragment);
  return found === null ? undefined : Number(found[1]);
}

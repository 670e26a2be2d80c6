import type { NotebookDocument, TextDocument } from 'vscode';

/**
 * Documents with the cells of each notebook in their order there: `workspace.textDocuments` keeps the order in which cells
 * were made, and what is above a cell is decided by the notebook. The other documents keep their places.
 */
export function inCellOrder(
  documents: readonly TextDocument[],
  notebooks: readonly NotebookDocument[],
): readonly TextDocument[] {
  if (notebooks.length === 0) return documents;
  const ordered = [...documents];
  for (const notebook of notebooks) {
    const cells = notebook.getCells().map(cell => cell.document);
    const open = new Set(documents);
    const known = new Set(cells);
    const present = cells.filter(cell => open.has(cell))[Symbol.iterator]();
    for (const [at, document] of documents.entries()) {
      if (known.has(document)) ordered[at] = present.next().value ?? document;
    }
  }
  return ordered;
}

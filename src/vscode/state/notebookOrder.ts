import type { NotebookDocument, TextDocument } from 'vscode';

/**
 * Returns the documents with the cells of each notebook in the order of the notebook, which decides what is above a cell;
 * `workspace.textDocuments` has them in the order in which they were created. Other documents keep their places.
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

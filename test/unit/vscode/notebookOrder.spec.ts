import assert from 'node:assert/strict';
import type { NotebookDocument, TextDocument } from 'vscode';
import { inCellOrder } from '../../../src/vscode/state/notebookOrder.ts';

const named = (name: string): TextDocument => ({ fileName: name }) as TextDocument;
const notebook = (...documents: readonly TextDocument[]): NotebookDocument =>
  ({ getCells: () => documents.map(document => ({ document })) }) as unknown as NotebookDocument;

describe('inCellOrder', () => {
  const [a, b, c, file, other] = ['a', 'b', 'c', 'file', 'other'].map(named) as [
    TextDocument,
    TextDocument,
    TextDocument,
    TextDocument,
    TextDocument,
  ];

  it('puts moved cells in the order of their notebook and leaves the rest where it is', () => {
    assert.deepEqual(inCellOrder([c, file, a, b, other], [notebook(a, b, c)]), [a, file, b, c, other]);
  });
  it('keeps each notebook to its own places', () => {
    assert.deepEqual(inCellOrder([b, c, a, other], [notebook(a, b), notebook(other, c)]), [a, other, b, c]);
  });
  it('passes over cells that are not open', () => {
    assert.deepEqual(inCellOrder([c, a], [notebook(a, b, c)]), [a, c]);
  });
  it('gives the same list where there is no notebook', () => {
    const documents = [file, other];
    assert.equal(inCellOrder(documents, []), documents);
  });
});

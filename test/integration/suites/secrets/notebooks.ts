import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { commands, languages, type NotebookDocument, Uri, window, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, views } from '../../../../src/contract.ts';
import { actUntil } from '../../actUntil.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, untilSquiggles } from '../../editor.ts';
import { alone } from '../../sideBar.ts';

const secrets = fakeSecrets();
let count = 0;
/**
 * The name of the notebook that a test opens. VS Code may keep a notebook for a while after its tab is closed, and then does not
 * open it again.
 */
let name = '';

const codeCell = (source: string, output: string): object => ({
  cell_type: 'code',
  execution_count: 1,
  metadata: {},
  source: source.split(/(?<=\n)/),
  outputs: output === '' ? [] : [{ output_type: 'stream', name: 'stdout', text: [output] }],
});
const content = JSON.stringify({
  cells: [
    codeCell('import os\nprint(1)', ''),
    codeCell(`x = 1\ntoken = "${secrets.github}"`, ''),
    codeCell('print(os.environ)', `STRIPE=${secrets.stripe}\n`),
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

export function notebooksSuite(): void {
  suite('Notebooks', () => {
    suiteSetup(async () => {
      await api();
      await workspace.fs.createDirectory(at('analysis'));
    });
    setup(() => {
      name = `analysis/report${++count}.ipynb`;
      writeFileSync(at(name).fsPath, content);
    });
    teardown(closeAll);
    suiteTeardown(() => rmSync(at('analysis').fsPath, { recursive: true, force: true }));

    test('have squiggles in their cells, and verdicts of their file', async () => {
      const notebook = await open();
      const cell = notebook.cellAt(1).document.uri;
      const [squiggle] = await untilSquiggles(cell, 1);
      assert.deepEqual([squiggle?.range.start.line, squiggle?.range.start.character], [1, 9]);
      assert.doesNotMatch(squiggle?.message ?? '', new RegExp(secrets.github.slice(8, 20)));
      const { verdictsOf } = (await api()).snapshot();
      assert.deepEqual(
        verdictsOf(cell.toString()).map(each => [each.path, each.verdict]),
        verdictsOf(at(name).toString()).map(each => [each.path, each.verdict]),
      );
    });

    test('are listed by path and cell, with what is in an output', async () => {
      const notebook = await open();
      await untilSquiggles(notebook.cellAt(1).document.uri, 1);
      const rows = async (): Promise<string> =>
        (await ask<string[]>({ kind: 'attributes', selector: '.pane .monaco-list-row', name: 'aria-label' })).join(
          '\n',
        );
      await alone(views.findings, async () => {
        // A row may have been rendered before the cell was known, and another view may be shown.
        const look = async (): Promise<void> => void (await commands.executeCommand(ids.groupFindingsByFile));
        let seen = '';
        const isThere = async (): Promise<boolean> => {
          seen = await rows();
          return seen.includes(`${name}, cell 2`) && seen.includes(`${name}, output of cell 3`);
        };
        await actUntil(look, 'the cell and the output', isThere, () => seen);
      });
      assert.ok(!(await rows()).includes(secrets.stripe.slice(10)));
    });

    test('are opened at the cell, line and column of a finding', async () => {
      const notebook = await open();
      const cell = notebook.cellAt(1).document.uri;
      await untilSquiggles(cell, 1);
      await commands.executeCommand(ids.openRange, cell.toString(), 2, 2, 10);
      await until('the cursor in the cell', () => {
        const editor = window.activeTextEditor;
        const { line, character } = editor?.selection.active ?? { line: -1, character: -1 };
        return editor?.document.uri.toString() === cell.toString() && line === 1 && character === 9;
      });
      await commands.executeCommand(ids.openRange, `${at(name).toString()}#output2`, 1, 1, 1);
      await until('the third cell', () => window.activeNotebookEditor?.selection.start === 2);
    });

    test('lose their squiggles with their tab', async () => {
      const notebook = await open();
      const cell = notebook.cellAt(1).document.uri;
      await untilSquiggles(cell, 1);
      await commands.executeCommand('workbench.action.closeAllEditors');
      await until('no squiggle', () => languages.getDiagnostics(cell).every(each => each.source !== 'Sightglass'));
    });
  });
}

async function open(): Promise<NotebookDocument> {
  await commands.executeCommand('vscode.open', at(name), { preview: false });
  await until('the notebook', () => window.activeNotebookEditor?.notebook.uri.path === at(name).path);
  const notebook = window.activeNotebookEditor?.notebook;
  assert.ok(notebook !== undefined && notebook.uri instanceof Uri);
  return notebook;
}

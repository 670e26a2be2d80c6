import assert from 'node:assert/strict';
import { type CodeLens, commands, type FoldingRange, Selection, type TextDocument, window, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, views } from '../../../../src/contract.ts';
import type { ContextItem } from '../../../../src/core/context/types.ts';
import { ask, until } from '../../driver.ts';
import { withHomeInstructions } from '../../homeInstructions.ts';
import { api, at, closeAll, replaceAll, show, tabLabels } from '../../editor.ts';

const secrets = fakeSecrets();

export function contextSuite(): void {
  suite('What would be sent', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('open neighbours of the same language are sent, others are left out with a reason', async () => {
      await show(at('src/orders.ts'));
      await show(at('scripts/release.py'));
      await show(at('src/payments.ts'));
      const editor = await show(at('src/server.ts'));
      const end = editor.document.lineAt(12).range.end;
      editor.selection = new Selection(end, end);
      // Documents reach the extension host one by one, so this waits for the complete result.
      const items = await completionItems(
        found =>
          ['/server.ts', '/orders.ts', '/payments.ts'].every(name =>
            found.some(item => item.uri.endsWith(name) && item.inclusion === 'certain'),
          ) && found.some(item => item.uri.endsWith('/release.py')),
      );
      const left = items.filter(item => item.uri.endsWith('/release.py'));
      assert.ok(left.every(item => item.inclusion === 'dropped'));
    });

    test('a file that the active one imports may go along though it is not open', async () => {
      const files = {
        'src/never-opened.ts': 'export const one = 1;\n',
        'src/importer.ts': "import { one } from './never-opened';\nconsole.log(one);\n",
      };
      for (const [name, text] of Object.entries(files)) await workspace.fs.writeFile(at(name), Buffer.from(text));
      await commands.executeCommand(ids.refresh);
      const editor = await show(at('src/importer.ts'));
      const end = editor.document.lineAt(1).range.end;
      editor.selection = new Selection(end, end);
      const items = await completionItems(found => found.some(item => item.uri.endsWith('/never-opened.ts')));
      const imported = items.filter(item => item.uri.endsWith('/never-opened.ts'));
      assert.deepEqual(
        imported.map(item => [item.inclusion, item.fidelity]),
        [['possible', 'estimated']],
      );
    });

    test('a secret in a neighbour counts as sent, and the status bar says so', async () => {
      await show(at('src/payments.ts'));
      const editor = await show(at('src/server.ts'));
      const end = editor.document.lineAt(13).range.end;
      editor.selection = new Selection(end, end);
      await until('a critical exposure', async () => {
        const { exposures } = (await api()).snapshot();
        return exposures.some(each => each.finding.path.endsWith('payments.ts') && each.risk === 'critical');
      });
      await until('the status bar', async () => (await statusText()).includes('secret'));
    });

    test('the tree shows the same and follows the editor', async () => {
      await show(at('src/orders.ts'));
      await show(at('src/server.ts'));
      await commands.executeCommand(`${views.context}.focus`);
      await until('the tree', async () => {
        const rows = (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
        return /GitHub Copilot/.test(rows) && /server\.ts:\d/.test(rows) && /before \d/.test(rows);
      });
      const rows = (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
      assert.doesNotMatch(rows, /≈|\b0 tokens|harbour-shop\s*would/, 'a row is named by what it is');
      await closeAll();
      await until('the tree without the file', async () => {
        const rows = (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
        return !/server\.ts:\d/.test(rows) && /GitHub Copilot/.test(rows);
      });
    });

    test('what agents read in the home folder counts as sent, with its secret, beside what is the agent’s own', async () => {
      await withHomeInstructions(async () => {
        const { simulations } = (await api()).snapshot();
        const own = simulations.find(each => each.assistant === 'claude-code' && each.feature === 'agent')?.ownTokens;
        assert.ok((own?.tokens ?? 0) > 5_000);
      });
    });

    test('the preview is the text that would go out, in the language of the file, with secrets masked', async () => {
      const document = await previewAtCheckout();
      assert.equal(document.languageId, 'typescript');
      assert.match(tabLabels().join(), /GitHub Copilot completion\.ts/);
      const text = document.getText();
      assert.match(text, /export async function checkout/);
      assert.match(text, /const stripeKey = '⟦/);
      assert.ok(!text.includes(secrets.stripe));
      // The line of the cursor and the next one must not run together.
      assert.match(text, /request\.amount\);\n\s*await notify/);
    });

    test('the preview says above each source what it is, how much and why, with the total of the tree', async () => {
      const document = await previewAtCheckout();
      const { uri } = document;
      const lenses = async (): Promise<CodeLens[]> => commands.executeCommand('vscode.executeCodeLensProvider', uri);
      await until('the lenses', async () => (await lenses()).length > 3);
      const found = await lenses();
      const texts = found.map(lens => lens.command?.title ?? '');
      assert.match(texts[0] ?? '', /^GitHub Copilot · completion · \d+ tokens · exact/);
      assert.match(texts.join('\n'), /^payments\.ts:1–\d+ · \d+ tokens · similar · contains 1 secret$/m);
      const { simulations } = (await api()).snapshot();
      const items = simulations.find(({ feature }) => feature === 'completion')?.items ?? [];
      const inTree = items.reduce((sum, item) => sum + (item.inclusion === 'certain' ? item.tokens : 0), 0);
      assert.match(texts[0] ?? '', new RegExp(`\\b${inTree}\\b`), 'the number of the tree is there');
      const lens = found.find(each => each.command?.title.startsWith('payments.ts'));
      assert.match(document.lineAt(lens?.range.start.line ?? 0).text, /TODO: move this key/);
      assert.ok(lens?.command);
      const { command, arguments: given = [] } = lens.command;
      await commands.executeCommand(command, ...(given as unknown[]));
      assert.match(window.activeTextEditor?.document.uri.path ?? '', /payments\.ts$/);
    });

    test('the preview folds what is not known below the text, and keeps one tab for each feature', async () => {
      const document = await previewAtCheckout();
      const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
      const notes = folds.at(-1);
      assert.match(document.lineAt(notes?.start ?? 0).text, /^\/\/ ── Not part of the text above/);
      assert.match(document.getText(), /^\/\/ Not known: GitHub can change limits/m);
      const shown = async (): Promise<string> =>
        (await ask<string[]>({ kind: 'text', selector: '.editor-instance .view-lines' })).join();
      await until('the notes to be folded', async () => !/GitHub\scan\schange/.test(await shown()));
      await commands.executeCommand(ids.previewPayload, { assistant: 'copilot', feature: 'completion' });
      await until('one tab', () => tabLabels().filter(label => /Copilot completion/.test(label)).length === 1);
    });

    test('verdicts follow an ignore file as it changes', async () => {
      const { fs } = workspace;
      const file = at('.cursorignore');
      const before = await fs.readFile(file);
      const verdictOf = async (): Promise<string> => {
        const verdicts = (await api()).snapshot().verdictsOf(at('infra/main.tf').toString());
        return verdicts.map(each => `${each.assistant} ${each.feature} ${each.verdict}`).join('\n');
      };
      await workspace.getConfiguration().update('sightglass.assistants', ['cursor'], true);
      try {
        await until('Cursor verdicts', async () => /cursor agent sent/.test(await verdictOf()));
        // Saved in the editor, because the oldest server lacks its native file watcher.
        const editor = await show(file);
        await replaceAll(editor, 'infra/\n');
        await editor.document.save();
        await until('the file to be held back', async () => /cursor agent held-back/.test(await verdictOf()));
      } finally {
        await fs.writeFile(file, before);
        await workspace.getConfiguration().update('sightglass.assistants', undefined, true);
      }
    });
  });
}

/** Opens the preview for the line in which an order is charged, next to a file with a secret. */
async function previewAtCheckout(): Promise<TextDocument> {
  await show(at('src/payments.ts'));
  const editor = await show(at('src/server.ts'));
  const end = editor.document.lineAt(13).range.end;
  editor.selection = new Selection(end, end);
  await until('the tree', async () => {
    const { simulations } = (await api()).snapshot();
    return simulations.some(each => each.feature === 'completion' && each.items.some(isSentFrom('/payments.ts')));
  });
  await commands.executeCommand(ids.previewPayload, { assistant: 'copilot', feature: 'completion' });
  const document = window.activeTextEditor?.document;
  assert.equal(document?.uri.scheme, 'sightglass-payload');
  return document;
}

function isSentFrom(name: string): (item: ContextItem) => boolean {
  return ({ uri, inclusion }) => uri.endsWith(name) && inclusion === 'certain';
}

async function completionItems(isReady: (items: readonly ContextItem[]) => boolean): Promise<readonly ContextItem[]> {
  let items: readonly ContextItem[] = [];
  const isThere = async (): Promise<boolean> => {
    const { simulations } = (await api()).snapshot();
    items = simulations.find(each => each.assistant === 'copilot' && each.feature === 'completion')?.items ?? [];
    return isReady(items);
  };
  const seen = (): string =>
    [
      ...items.map(({ uri, inclusion }) => `${uri} ${inclusion}`),
      ...workspace.textDocuments.map(({ uri }) => `open: ${uri.toString()}`),
    ].join(', ');
  await until('the completion simulation', isThere, undefined, seen);
  return items;
}

export async function statusText(): Promise<string> {
  const texts = await ask<string[]>({ kind: 'text', selector: '[id="sightglass.sightglass.sightglass.risk"]' });
  return texts.join(' ');
}

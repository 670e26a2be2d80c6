import assert from 'node:assert/strict';
import { commands, Selection, window, workspace } from 'vscode';
import { fakeSecrets } from '../../../scripts/lib/demo.mjs';
import { commands as ids, views } from '../../../src/contract.ts';
import type { ContextItem } from '../../../src/core/context/types.ts';
import { ask, until } from '../driver.ts';
import { withHomeInstructions } from '../homeInstructions.ts';
import { api, at, closeAll, replaceAll, show } from '../editor.ts';

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
      // Documents reach the extension host one by one: what is awaited is the whole picture.
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
        const rows = (await ask<string[]>({ kind: 'text', selector: '.monaco-list-row' })).join('\n');
        return /GitHub Copilot/.test(rows) && /server\.ts:\d/.test(rows) && /Text before the cursor/.test(rows);
      });
      const rows = (await ask<string[]>({ kind: 'text', selector: '.monaco-list-row' })).join('\n');
      assert.doesNotMatch(rows, /≈|\b0 tokens|harbour-shop\s*would/, 'a row is named by what it is');
      await closeAll();
      await until('the tree without the file', async () => {
        const rows = (await ask<string[]>({ kind: 'text', selector: '.monaco-list-row' })).join('\n');
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

    test('the payload preview shows the text that would go out, with secrets masked', async () => {
      await show(at('src/payments.ts'));
      const editor = await show(at('src/server.ts'));
      const end = editor.document.lineAt(13).range.end;
      editor.selection = new Selection(end, end);
      await commands.executeCommand(ids.previewPayload);
      const document = window.activeTextEditor?.document;
      assert.equal(document?.uri.scheme, 'sightglass-preview');
      const text = document?.getText() ?? '';
      assert.match(text, /GitHub Copilot: completion/);
      assert.match(text, /export async function checkout/);
      assert.match(text, /const stripeKey = '⟦/);
      assert.ok(!text.includes(secrets.stripe));
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
        // Saved in the editor, as a person does: the oldest server comes without its native file watcher.
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

async function completionItems(isReady: (items: readonly ContextItem[]) => boolean): Promise<readonly ContextItem[]> {
  let items: readonly ContextItem[] = [];
  await until('the completion simulation', async () => {
    const { simulations } = (await api()).snapshot();
    items = simulations.find(each => each.assistant === 'copilot' && each.feature === 'completion')?.items ?? [];
    return isReady(items);
  });
  return items;
}

export async function statusText(): Promise<string> {
  const texts = await ask<string[]>({ kind: 'text', selector: '[id="sightglass.sightglass.sightglass.risk"]' });
  return texts.join(' ');
}

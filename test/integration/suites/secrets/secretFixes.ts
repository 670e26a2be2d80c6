import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { type CodeAction, CodeActionKind, commands, Range, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, views } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, onDisk, replaceAll, show, tabLabels, untilSquiggles } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';
import { alone } from '../../sideBar.ts';

const [first, second] = [fakeSecrets(), fakeSecrets(99)];
const name = 'src/twoKeys.ts';
const before = `const stripeKey = '${first.stripe}';\nconst otherStripeKey = '${second.stripe}';\n`;
const after = 'const stripeKey = process.env.STRIPE_KEY;\nconst otherStripeKey = process.env.OTHER_STRIPE_KEY;\n';

export function secretFixesSuite(): void {
  suite('Fixes of secrets', () => {
    suiteSetup(api);
    setup(() => writeFileSync(at(name).fsPath, before));
    teardown(async () => {
      await commands.executeCommand(ids.discardPreview);
      await closeAll();
      rmSync(at(name).fsPath, { force: true });
    });

    test('Fix All in File shows a diff, names the variables, writes once and is undone at once', async () => {
      const editor = await show(at(name));
      await untilSquiggles(editor.document.uri, 2);
      await commands.executeCommand(ids.fixAllInFile);
      await until('the diff', () => tabLabels().some(label => label.includes('Replace Secrets')));
      assert.equal(onDisk(name), before);
      assert.match(await notificationTexts(), /Set these variables[^]*STRIPE_KEY, OTHER_STRIPE_KEY/);
      await commands.executeCommand('notifications.hideList');
      await commands.executeCommand(ids.applyPreview);
      assert.equal(onDisk(name), after);
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(onDisk(name), before);
    });

    test('is offered as a fix-all action where a secret can be replaced, and not where none can', async () => {
      const editor = await show(at(name));
      await untilSquiggles(editor.document.uri, 2);
      const own = CodeActionKind.SourceFixAll.append('sightglass');
      const offered = await fixAllActions(editor.document.uri, own);
      assert.deepEqual(
        offered.map(action => [action.command?.command, action.edit]),
        [[ids.fixAllInFile, undefined]],
      );
      assert.equal((await fixAllActions(editor.document.uri, CodeActionKind.SourceFixAll)).length, 1);
      const settings = await show(at('.env'));
      await untilSquiggles(settings.document.uri, 4);
      assert.deepEqual(await fixAllActions(settings.document.uri, own), []);
    });

    test('refuses over unsaved changes, and says what cannot be replaced', async () => {
      const editor = await show(at(name));
      await replaceAll(editor, `${before}// more\n`);
      await commands.executeCommand(ids.fixAllInFile);
      await until('the refusal', async () => /has unsaved changes/.test(await notificationTexts()));
      await commands.executeCommand(ids.fixAllInFile, at('.env'));
      await until('the reason', async () => /can be replaced with a variable/.test(await notificationTexts()));
      await commands.executeCommand('notifications.hideList');
    });

    test('a row of Findings replaces its own secret alone, also in a closed file', async () => {
      await commands.executeCommand(ids.scanWorkspace);
      const uri = at(name).toString();
      await until('the finding', async () => (await api()).snapshot().findings.get(uri)?.length === 2);
      const finding = (await api()).snapshot().findings.get(uri)?.[1];
      await commands.executeCommand(ids.replaceSecrets, { kind: 'finding', group: uri, uri, finding });
      await until('the diff', () => tabLabels().some(label => label.includes('Replace Secrets')));
      await commands.executeCommand(ids.applyPreview);
      assert.equal(onDisk(name), before.replace(`'${second.stripe}'`, 'process.env.OTHER_STRIPE_KEY'));
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(onDisk(name), before);
    });

    test('an item of the Context tree puts the secrets of its lines into the baseline, with a diff', async () => {
      const editor = await show(at(name));
      await untilSquiggles(editor.document.uri, 2);
      const item = { uri: at(name).toString(), kind: 'range', startLine: 2, endLine: 2 };
      await commands.executeCommand(ids.addToBaseline, { kind: 'item', item });
      await until('the diff', () => tabLabels().some(label => label.includes('Add to .sightglass-baseline')));
      // Both sides of the diff; the left one is empty, because there is no baseline yet.
      const sides = workspace.textDocuments.filter(({ uri }) => uri.path.endsWith('/.sightglass-baseline'));
      const proposed = sides.map(side => side.getText()).join('');
      const [one, two] = (await api()).snapshot().findings.get(item.uri) ?? [];
      assert.ok(one !== undefined && two !== undefined);
      assert.ok(proposed.includes(two.fingerprint));
      assert.ok(!proposed.includes(one.fingerprint));
    });

    test('rows offer at most two actions inline, and none that writes on what is held back', async () => {
      await show(at(name));
      await untilSquiggles(at(name), 2);
      await alone(views.findings, async () => {
        const row = '.part.sidebar .monaco-list-row:has-text("Stripe secret key")';
        await until('the row', async () => ask<boolean>({ kind: 'visible', selector: row }));
        await ask({ kind: 'hover', selector: row });
        const labels = await ask<string[]>({
          kind: 'attributes',
          selector: `${row} .actions .action-label`,
          name: 'aria-label',
        });
        assert.deepEqual(
          [...new Set(labels)].sort(),
          ['Hold Back from AI Assistants…', 'Replace with an Environment Variable…'],
          labels.join(),
        );
      });
    });
  });
}

async function fixAllActions(uri: ReturnType<typeof at>, kind: CodeActionKind): Promise<readonly CodeAction[]> {
  const whole = new Range(0, 0, 1, 0);
  const found = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, whole, kind.value);
  return found.filter(action => action.kind?.value.endsWith('sightglass'));
}

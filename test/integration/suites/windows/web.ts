import assert from 'node:assert/strict';
import { commands, type Hover, window, workspace } from 'vscode';
import { commands as ids, notOnWeb, views } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import {
  api,
  at,
  closeAll,
  harden,
  proposeCopilotIgnore,
  proposeIgnoreFiles,
  quickFix,
  show,
  squiggles,
  tabLabels,
  untilSquiggles,
} from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';

/** Tests the extension in an editor without a computer behind it, in a folder that only a file system provider knows. */
export function webSuite(): void {
  suite('On the web', () => {
    teardown(async () => {
      await closeAll();
      await workspace.getConfiguration('sightglass').update('assistants', undefined, true);
    });

    test('the extension starts in a worker, on files that are on no disk', async () => {
      const { activationTime } = await api();
      assert.ok(activationTime > 0);
      assert.equal(typeof process, 'undefined');
      assert.equal(workspace.workspaceFolders?.[0]?.uri.scheme, 'sightglass-test');
    });

    test('every command answers', async () => {
      await api();
      const known = new Set(await commands.getCommands(true));
      assert.deepEqual(
        Object.values(ids).filter(id => !known.has(id)),
        [],
      );
    });

    test('secrets are underlined, and the hover says more', async () => {
      const { document } = await show(at('.env'));
      const [first] = await untilSquiggles(document.uri, 4);
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        first?.range.start,
      );
      const text = hovers.flatMap(each => each.contents).map(each => (typeof each === 'string' ? each : each.value));
      assert.match(text.join('\n'), /Why is this file visible/);
    });

    test('a secret is replaced with a variable as on a computer', async () => {
      const { document } = await show(at('src/payments.ts'));
      const [squiggle] = await untilSquiggles(document.uri, 1);
      const fix = await quickFix(document.uri, squiggle?.range, /environment variable/);
      assert.ok(fix.edit);
      await workspace.applyEdit(fix.edit);
      assert.match(document.getText(), /process\.env\./);
      await untilSquiggles(document.uri, 0);
    });

    test('what would be sent is simulated', async () => {
      const { document } = await show(at('src/server.ts'));
      const { snapshot } = await api();
      const isSimulated = (): boolean =>
        snapshot().simulations.some(({ items }) => items.some(({ uri }) => uri === document.uri.toString()));
      await until('the open file to be an item', isSimulated);
    });

    test('a file that an assistant reads by name counts with its size', async () => {
      await show(at('src/server.ts'));
      const { snapshot } = await api();
      const named = at('.github/copilot-instructions.md').toString();
      await until('the instructions', () =>
        snapshot().simulations.some(({ items }) => items.some(({ uri, tokens }) => uri === named && tokens > 0)),
      );
    });

    test('an ignore file is written after a diff, and taken back', async () => {
      const read = async (): Promise<string> =>
        new TextDecoder().decode(await workspace.fs.readFile(at('.copilotignore')));
      const before = await read();
      await proposeCopilotIgnore();
      assert.equal(await read(), before);
      await commands.executeCommand(ids.applyPreview);
      assert.ok((await read()).startsWith(before));
      assert.match(await read(), /^\.env\*$/m);
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(await read(), before);
    });

    test('a file that is not there yet is written, and removed again', async () => {
      await use('windsurf');
      await proposeIgnoreFiles(ids.generateIgnoreFiles, '.codeiumignore');
      await commands.executeCommand(ids.applyPreview);
      await until('the rule to count', async () => (await deciders('.env')).includes('.codeiumignore'));
      await commands.executeCommand(ids.undoLastChange);
      await until('the rule to be gone', async () => !(await deciders('.env')).includes('.codeiumignore'));
      const names = (await workspace.fs.readDirectory(at('.'))).map(([name]) => name);
      assert.ok(!names.includes('.codeiumignore'));
    });

    test('settings of the workspace are hardened after a diff, and taken back', async () => {
      const settings = at('.vscode/settings.json');
      const theirs = '{\n  // mine\n  "telemetry.editStats.enabled": true,\n}\n';
      await workspace.fs.writeFile(settings, new TextEncoder().encode(theirs));
      const read = async (): Promise<string> => new TextDecoder().decode(await workspace.fs.readFile(settings));
      await harden();
      assert.equal(await read(), theirs, 'nothing is written before Apply');
      await commands.executeCommand(ids.applyPreview);
      assert.match(await read(), /\/\/ mine[^]*"telemetry.editStats.enabled": false/);
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(await read(), theirs);
      await workspace.fs.delete(settings);
    });

    test('the rules of an ignore file that lies there decide, and are followed', async () => {
      await use('cursor');
      await until('the rule', async () => (await deciders('.env')).includes('.cursorignore'));
      const rules = at('.cursorignore');
      const before = await workspace.fs.readFile(rules);
      assert.deepEqual(await deciders('config/production.yaml'), []);
      await workspace.fs.writeFile(rules, new TextEncoder().encode('config/\n'));
      await until('the new rule', async () => (await deciders('config/production.yaml')).includes('.cursorignore'));
      await workspace.fs.writeFile(rules, before);
      await until('the old rule', async () => (await deciders('config/production.yaml')).length === 0);
    });

    test('the preview shows the text itself', async () => {
      await show(at('src/payments.ts'));
      await untilSquiggles(at('src/payments.ts'), 1);
      await commands.executeCommand(ids.previewPayload);
      await until('the preview', () => tabLabels().some(label => label.startsWith('GitHub Copilot')));
      const text = window.activeTextEditor?.document.getText() ?? '';
      assert.match(text, /Tokens are estimated/);
      assert.doesNotMatch(text, /sk_live_\w/);
    });

    test('why a file is visible is answered', async () => {
      await commands.executeCommand(ids.explainFile, at('.env'));
      await until('the answer', () => tabLabels().some(label => label.includes('.env')));
    });

    test('what needs a computer is hidden, and says so where it is asked for all the same', async () => {
      await commands.executeCommand(`${views.findings}.focus`);
      const headings = await ask<string[]>({ kind: 'text', selector: '.pane-header .title' });
      assert.deepEqual(
        headings.filter(each => /Guard|Already Sent|Captured Traffic/.test(each)),
        [],
      );
      await commands.executeCommand('workbench.action.quickOpen', '>Sightglass: ');
      const rows = async (): Promise<string[]> =>
        ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' });
      await until('the palette', async () => (await rows()).some(row => row.includes('Generate AI Ignore Files')));
      const shown = (await rows()).join('\n');
      assert.doesNotMatch(shown, /Privacy Report|Guard|Harden AI Tools|Scan Workspace|Record/);
      await commands.executeCommand('workbench.action.closeQuickOpen');
      for (const id of notOnWeb.slice(0, 1)) await commands.executeCommand(id);
      assert.match(await notificationTexts(), /This needs access to a computer/);
    });

    test('squiggles go with the last editor', async () => {
      await show(at('.env'));
      await untilSquiggles(at('.env'), 4);
      await closeAll();
      await until('no squiggle', () => squiggles(at('.env')).length === 0);
    });
  });
}

/** Names an assistant in the settings, so it counts as in use. */
async function use(id: string): Promise<void> {
  await workspace.getConfiguration('sightglass').update('assistants', [id], true);
  const { snapshot } = await api();
  await until(`${id} to be in use`, () => snapshot().assistants.every(each => each.id === id));
}

/** Returns the ignore files that hold a file back. */
async function deciders(name: string): Promise<readonly string[]> {
  const { snapshot } = await api();
  return snapshot()
    .verdictsOf(at(name).toString())
    .flatMap(({ verdict, by }) => (verdict === 'held-back' && by !== null ? [by.file] : []));
}

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands, workspace } from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import { api, at, closeAll, harden, tabLabels } from '../../editor.ts';
import { accepting, answerLists, notificationTexts, ticking } from '../../quickPick.ts';

const theirs =
  '{\n  // my own settings, in my own order\n  "editor.tabSize": 3, /* odd */\n  "telemetry.editStats.enabled": true,\n}\n';

export function hardeningSuite(): void {
  suite('Harden workspace settings', () => {
    const file = (): string => at('.vscode/settings.json').fsPath;

    suiteSetup(api);
    teardown(async () => {
      await closeAll();
      rmSync(path.dirname(file()), { recursive: true, force: true });
      // A setting that is already hardened is not offered, and the editor takes a while to read the file again.
      const inUse = (): unknown => workspace.getConfiguration('telemetry').inspect('editStats.enabled')?.workspaceValue;
      await until('the editor to read the settings again', () => inUse() === undefined);
    });

    test('shows a diff, writes on Apply, keeps comments, and comes back byte for byte on Undo', async () => {
      mkdirSync(path.dirname(file()), { recursive: true });
      writeFileSync(file(), theirs);
      await harden();
      assert.equal(readFileSync(file(), 'utf8'), theirs, 'nothing is written before Apply');
      await commands.executeCommand(ids.applyPreview);
      const after = readFileSync(file(), 'utf8');
      assert.match(after, /my own settings, in my own order/);
      assert.match(after, /"editor.tabSize": 3, \/\* odd \*\//);
      assert.match(after, /"telemetry.editStats.enabled": false/);
      assert.doesNotMatch(after, /telemetry\.telemetryLevel/, 'a workspace cannot set it');
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(readFileSync(file(), 'utf8'), theirs);
    });

    test('makes the file where there is none, and undo removes it', async () => {
      assert.ok(!existsSync(file()));
      await harden();
      await commands.executeCommand(ids.applyPreview);
      assert.match(readFileSync(file(), 'utf8'), /"telemetry.editStats.enabled": false/);
      await commands.executeCommand(ids.undoLastChange);
      assert.ok(!existsSync(file()));
    });

    test('is verified: all holds at first, and what was reset is named, once', async () => {
      const config = path.join(homedir(), '.codex', 'config.toml');
      const before = readFileSync(config, 'utf8');
      await answerLists(ids.hardenMachine, accepting(/Recommended/), ticking('analytics.enabled'));
      await until('the diff', () => tabLabels().some(label => /Harden/.test(label)));
      await commands.executeCommand(ids.applyPreview);
      const after = readFileSync(config, 'utf8');
      assert.equal(after, before.replace('enabled = true', 'enabled = false'));
      await verified(/hardened on .* still is/);
      try {
        writeFileSync(config, before);
        await commands.executeCommand(ids.refresh);
        const reset = /No longer as hardened: analytics\.enabled \(true\)/;
        await until('a warning by itself', async () => reset.test(await notificationTexts()));
        await commands.executeCommand('notifications.clearAll');
        await commands.executeCommand(ids.refresh);
        assert.doesNotMatch(await notificationTexts(), reset, 'said once');
        await verified(reset);
      } finally {
        writeFileSync(config, after);
        await commands.executeCommand(ids.undoLastChange);
      }
      assert.equal(readFileSync(config, 'utf8'), before);
      await verified(/Nothing was hardened/);
    });

    test('a file with a syntax error is left alone, and its place is named', async () => {
      const broken = '{\n  "editor.tabSize": 3,\n  oops\n}\n';
      mkdirSync(path.dirname(file()), { recursive: true });
      writeFileSync(file(), broken);
      const { notices } = await attempt();
      assert.match(notices, /settings\.json/);
      assert.match(notices, /3/);
      assert.equal(readFileSync(file(), 'utf8'), broken);
    });
  });
}

async function verified(says: RegExp): Promise<void> {
  let notices = '';
  void commands.executeCommand(ids.verifyHardening);
  await until(`a message like ${String(says)}`, async () => {
    notices = await notificationTexts();
    return says.test(notices);
  }).catch(() => assert.fail(`the notifications say: ${notices}`));
  await commands.executeCommand('notifications.clearAll');
}

async function attempt(): Promise<{ readonly notices: string }> {
  void commands.executeCommand(ids.hardenWorkspaceSettings);
  let notices = '';
  await until('a message that names the file', async () => {
    notices = await notificationTexts();
    return /settings\.json/.test(notices);
  }).catch(() => assert.fail(`the notifications say: ${notices}`));
  return { notices };
}

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commands, workspace } from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import { api, at, closeAll, tabLabels } from '../../editor.ts';
import { accepting, answerLists, ticking } from '../../quickPick.ts';
import { openReport, reportText } from '../../report.ts';

const windowSetting = 'npm.fetchOnlinePackageInfo';
const folderSetting = 'search.useIgnoreFiles';

export function multiRootSettingsSuite(): void {
  suite('Settings of several folders', () => {
    const windowFile = (): string => workspace.workspaceFile?.fsPath ?? '';
    const claudeFile = (index: number): string => at('.claude/settings.json', index).fsPath;
    const folderFile = (index: number): string => at('.vscode/settings.json', index).fsPath;

    suiteSetup(api);
    teardown(async () => {
      await closeAll();
      for (const file of [0, 1].flatMap(index => [claudeFile(index), folderFile(index)]))
        rmSync(path.dirname(file), { recursive: true, force: true });
    });

    test('what is of the window is written where the editor reads it, and comes back byte for byte', async () => {
      const before = readFileSync(windowFile(), 'utf8');
      await harden(windowSetting);
      const after = JSON.parse(readFileSync(windowFile(), 'utf8')) as { readonly settings?: Record<string, unknown> };
      assert.deepEqual(after.settings, { [windowSetting]: false });
      await until('the editor to take it', () => workspace.getConfiguration().get(windowSetting) === false);
      for (const index of [0, 1])
        assert.ok(!existsSync(folderFile(index)), 'a folder cannot set what is of the window');
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(readFileSync(windowFile(), 'utf8'), before);
    });

    test('what one folder sets is fixed there', async () => {
      const theirs = `{\n  // loud\n  "${folderSetting}": false\n}\n`;
      mkdirSync(path.dirname(folderFile(1)), { recursive: true });
      writeFileSync(folderFile(1), theirs);
      const value = (): unknown => workspace.getConfiguration(undefined, at('', 1)).get(folderSetting);
      await until('the editor to read it', () => value() === false);
      await harden(folderSetting);
      assert.equal(readFileSync(folderFile(1), 'utf8'), theirs.replace('false', 'true'));
      await until('the editor to take it', () => value() === true);
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(readFileSync(folderFile(1), 'utf8'), theirs);
    });

    test('what a tool reads in each folder can be hardened in one of them', async () => {
      await harden('DISABLE_ERROR_REPORTING', workspace.workspaceFolders?.[1]?.name);
      assert.match(readFileSync(claudeFile(1), 'utf8'), /DISABLE_ERROR_REPORTING/);
      assert.ok(!existsSync(claudeFile(0)));
      await commands.executeCommand(ids.undoLastChange);
      assert.ok(!existsSync(claudeFile(1)));
    });

    test('the report tells what only one of them sets', async () => {
      mkdirSync(path.dirname(claudeFile(1)), { recursive: true });
      writeFileSync(claudeFile(1), '{ "env": { "DISABLE_ERROR_REPORTING": "1" } }\n');
      await openReport();
      await commands.executeCommand(ids.refresh);
      const name = workspace.workspaceFolders?.[1]?.name ?? '';
      await until('the row of the second folder', async () => (await reportText()).includes(`(in ${name})`));
      const text = await reportText();
      assert.ok(text.includes(claudeFile(1)), 'with its place');
      assert.ok(text.includes(`(in ${workspace.workspaceFolders?.[0]?.name ?? ''})`), 'beside that of the first');
    });
  });
}

/** Hardens one setting, in the given folder if several folders can set it, and applies the diff. */
async function harden(setting: string, folder?: string): Promise<void> {
  await answerLists(ids.hardenWorkspaceSettings, accepting(/Recommended/), ticking(setting, folder));
  await until('the diff', () => tabLabels().some(label => /Harden/.test(label)));
  await commands.executeCommand(ids.applyPreview);
}

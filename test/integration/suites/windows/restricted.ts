import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands, type CompletionList, languages, Position, workspace } from 'vscode';
import { commands as ids, settings } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, onDisk, show, squiggles, tabLabels, untilSquiggles } from '../../editor.ts';
import { withHomeInstructions } from '../../homeInstructions.ts';
import { notificationTexts } from '../../quickPick.ts';
import { plantRecords, removeRecords } from '../../records.ts';
import { openReport } from '../../report.ts';

export function restrictedSuite(): void {
  suite('Restricted Mode', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('the window is not trusted', () => assert.equal(workspace.isTrusted, false));

    test('secrets are underlined all the same', async () => {
      const editor = await show(at('src/payments.ts'));
      await untilSquiggles(editor.document.uri, 1);
      assert.match(squiggles(editor.document.uri)[0]?.message ?? '', /Stripe/);
    });

    test('what a team has accepted does not count: the workspace is not believed', async () => {
      writeFileSync(at('.secretlintignore').fsPath, '*\n');
      try {
        const editor = await show(at('src/notify.ts'));
        await untilSquiggles(editor.document.uri, 1);
        await new Promise(resolve => setTimeout(resolve, 600));
        assert.equal(squiggles(editor.document.uri).length, 1);
      } finally {
        rmSync(at('.secretlintignore').fsPath);
      }
    });

    test('what agents read in the home folder is shown all the same', () => withHomeInstructions(async () => {}));

    test('a policy is read and completed, and nothing is set for it', async () => {
      const file = at('sightglass.policy.yml');
      writeFileSync(file.fsPath, 'version: 1\norganisation: { name: Example }\nsandbx: {}\n');
      try {
        const { document } = await show(file);
        await until('the error', () => languages.getDiagnostics(file).some(({ message }) => /sandbox/.test(message)));
        const found = await commands.executeCommand<CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new Position(2, 4),
        );
        assert.ok(found.items.some(({ label }) => label === 'sandbox'));
        await commands.executeCommand(ids.fixPolicy);
        assert.ok(!tabLabels().some(label => /Policy Asks For/.test(label)));
      } finally {
        await closeAll();
        rmSync(file.fsPath);
      }
    });

    test('the privacy report reads', async () => {
      await openReport();
    });

    test('the status of the guard is read, and nothing is offered that writes', async () => {
      await commands.executeCommand(ids.guardStatus);
      const welcome = { kind: 'text', selector: '.welcome-view-content' } as const;
      await until('the view', async () => (await ask<string[]>(welcome)).join(' ').includes('are not guarded'));
    });

    test('records of AI tools are not read, though they were allowed before', async () => {
      plantRecords();
      try {
        await workspace.getConfiguration().update(settings.readHistory, 'on', true);
        await commands.executeCommand(ids.readHistory);
        await until('the reason', async () => (await notificationTexts()).includes('not read in Restricted Mode'));
        await commands.executeCommand(ids.wasThisSent);
        assert.ok(!existsSync(path.join(homedir(), '.sightglass', 'history')));
      } finally {
        await workspace.getConfiguration().update(settings.readHistory, undefined, true);
        removeRecords();
      }
    });

    for (const [name, id] of [
      ['Forget History Index', ids.forgetHistory],
      ['Generate .copilotignore', ids.generateCopilotIgnore],
      ['Harden Workspace Settings', ids.hardenWorkspaceSettings],
      ['Harden AI Tools on This Machine', ids.hardenMachine],
      ['Purge Stored AI Data', ids.purgeStoredData],
      ['Fix All in File', ids.fixAllInFile],
      ['Guard AI Agents', ids.guardAgents],
      ['Remove Guard', ids.removeGuard],
      ['Undo', ids.undoLastChange],
      ['Record Outbound AI Hosts', ids.recordHosts],
    ] as const) {
      test(`${name} refuses with the reason and writes nothing`, async () => {
        const before = onDisk('.copilotignore');
        void commands.executeCommand(id);
        await until('the refusal', async () => (await notificationTexts()).includes('Restricted Mode'));
        assert.equal(onDisk('.copilotignore'), before);
        assert.ok(!existsSync(at('.vscode/settings.json').fsPath));
        assert.ok(!tabLabels().some(label => /Harden|copilotignore/.test(label)));
      });
    }
  });
}

import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { commands, Uri, window, workspace } from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { clickUntil } from '../../actUntil.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, onDisk, proposeCopilotIgnore, show, tabLabels, untilInUse } from '../../editor.ts';
import { accepting, answerLists, notificationTexts } from '../../quickPick.ts';

const applyButton = '.editor-group-container.active .editor-actions [aria-label^="Apply"]';

export function previewsSuite(): void {
  suite('The preview of a change', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('dies with its diff: nothing is applied that nobody can see', async () => {
      const before = onDisk('.copilotignore');
      await proposeCopilotIgnore();
      await until('Apply in the title', isApplyShown);
      await commands.executeCommand('workbench.action.closeActiveEditor');
      await until('the diff to close', () => !tabLabels().some(label => label.includes('.copilotignore')));
      await commands.executeCommand(ids.previewPayload);
      await show(at('src/server.ts'));
      await until('no Apply elsewhere', async () => !(await isApplyShown()));
      await commands.executeCommand(ids.applyPreview);
      assert.equal(onDisk('.copilotignore'), before);
    });

    test('offers Apply on its own diff only', async () => {
      await proposeCopilotIgnore();
      await until('Apply in the title', isApplyShown);
      await show(at('src/server.ts'));
      await until('no Apply on another file', async () => !(await isApplyShown()));
      const [document] = [await workspace.openTextDocument(Uri.parse('sightglass-preview:/evidence.txt?x'))];
      await window.showTextDocument(document, { preview: false });
      assert.ok(!(await isApplyShown()), 'a document of evidence is no plan');
      await commands.executeCommand(ids.discardPreview);
      await until('the diff to close', () => !tabLabels().some(label => label.includes('.copilotignore')));
    });

    test('has Apply in the title of a diff of several files, and its notification offers nothing stale', async () => {
      await workspace.getConfiguration().update('sightglass.assistants', ['aider', 'cursor'], true);
      const made = ['.aiderignore', '.cursorignore'];
      const before = onDisk('.cursorignore');
      try {
        await untilInUse('aider');
        await answerLists(ids.generateIgnoreFiles, accepting(/\.env/));
        await until('Apply in the title of the diff', isApplyShown);
        assert.doesNotMatch(await notificationTexts(), /^Apply$|^Discard$/m);
        await commands.executeCommand('notifications.hideList');
        const isWritten = (): boolean => existsSync(at('.aiderignore').fsPath) && onDisk('.cursorignore') !== before;
        await clickUntil(applyButton, 'the files', isWritten);
        await until('the diff to close', () => !tabLabels().some(label => /^Generate|ignore/i.test(label)));
        await commands.executeCommand(ids.undoLastChange);
        assert.ok(!existsSync(at('.aiderignore').fsPath));
        assert.equal(onDisk('.cursorignore'), before);
      } finally {
        rmSync(at(made[0] ?? '').fsPath, { force: true });
        writeFileSync(at('.cursorignore').fsPath, before);
        await workspace.getConfiguration().update('sightglass.assistants', undefined, true);
      }
    });

    test('of a newer plan replaces the older one', async () => {
      await proposeCopilotIgnore();
      await until('Apply in the title', isApplyShown);
      await proposeCopilotIgnore();
      const diffs = tabLabels().filter(label => label.includes('.copilotignore'));
      await until(`one diff, not ${diffs.length}`, () => {
        return tabLabels().filter(label => label.includes('.copilotignore')).length === 1;
      });
      await commands.executeCommand(ids.discardPreview);
    });
  });
}

async function isApplyShown(): Promise<boolean> {
  return ask<boolean>({ kind: 'visible', selector: applyButton });
}

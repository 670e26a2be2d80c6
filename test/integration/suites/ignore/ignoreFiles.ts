import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { commands, workspace } from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import {
  api,
  at,
  closeAll,
  onDisk,
  proposeCopilotIgnore,
  show,
  tabLabels,
  untilInUse,
  untilSquiggles,
} from '../../editor.ts';
import { accepting, answerLists, notificationTexts } from '../../quickPick.ts';

export function ignoreFilesSuite(): void {
  suite('Ignore files', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('Generate .copilotignore proposes what is sensitive, shows a diff, writes on Apply and comes back on Undo', async () => {
      const before = onDisk('.copilotignore');
      await proposeCopilotIgnore();
      assert.equal(onDisk('.copilotignore'), before, 'nothing is written before Apply');
      await commands.executeCommand(ids.applyPreview);
      const after = onDisk('.copilotignore');
      assert.ok(after.startsWith(before), 'the lines of people stay as they are');
      assert.match(after, /^\.env\*$/m);
      assert.match(after, /\.pem$/m);
      assert.doesNotMatch(after, /^\.env\.example$/m);
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(onDisk('.copilotignore'), before);
    });

    test('Discard writes nothing and closes the diff', async () => {
      const before = onDisk('.copilotignore');
      await proposeCopilotIgnore();
      await commands.executeCommand(ids.discardPreview);
      await until('the diff to close', () => !tabLabels().some(label => label.includes('.copilotignore')));
      assert.equal(onDisk('.copilotignore'), before);
    });

    test('a second run has nothing to add', async () => {
      const before = onDisk('.copilotignore');
      await proposeCopilotIgnore();
      await commands.executeCommand(ids.applyPreview);
      const once = onDisk('.copilotignore');
      await answerLists(ids.generateCopilotIgnore, accepting(/\.env/));
      assert.equal(onDisk('.copilotignore'), once);
      assert.ok(!tabLabels().some(label => label.includes('.copilotignore')));
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(onDisk('.copilotignore'), before);
    });

    test('an ignore file that is missing is made', async () => {
      await workspace.getConfiguration().update('sightglass.assistants', ['codex', 'aider'], true);
      try {
        assert.ok(!existsSync(at('.aiderignore').fsPath));
        await untilInUse('aider');
        await answerLists(ids.generateIgnoreFiles, accepting(/\.env/));
        await until('the diff', () => tabLabels().some(label => label.includes('ignore')));
        await commands.executeCommand(ids.applyPreview);
        await until('the file', () => existsSync(at('.aiderignore').fsPath));
        assert.match(onDisk('.aiderignore'), /^\.env\*$/m);
        await commands.executeCommand(ids.undoLastChange);
        assert.ok(!existsSync(at('.aiderignore').fsPath));
      } finally {
        rmSync(at('.aiderignore').fsPath, { force: true });
        await workspace.getConfiguration().update('sightglass.assistants', undefined, true);
      }
    });

    test('the quick fix holds one file back from the assistants that it reaches', async () => {
      await workspace.getConfiguration().update('sightglass.assistants', ['cursor'], true);
      try {
        await untilInUse('cursor');
        const before = onDisk('.cursorignore');
        const editor = await show(at('src/payments.ts'));
        await untilSquiggles(editor.document.uri, 1);
        await commands.executeCommand(ids.addToIgnoreFiles, editor.document.uri.toString());
        await until('the diff', () => tabLabels().some(label => label.includes('payments.ts')));
        await until('what it does', async () =>
          /Files with secrets that it reaches: Cursor \d+ → \d+\./.test(await notificationTexts()),
        );
        await commands.executeCommand(ids.applyPreview);
        assert.match(onDisk('.cursorignore'), /src\/payments\.ts/);
        await until('no assistant to see it', async () => {
          const verdicts = (await api()).snapshot().verdictsOf(editor.document.uri.toString());
          return verdicts.some(each => each.feature === 'agent' && each.verdict === 'held-back');
        });
        await commands.executeCommand(ids.undoLastChange);
        assert.equal(onDisk('.cursorignore'), before);
      } finally {
        await workspace.getConfiguration().update('sightglass.assistants', undefined, true);
      }
    });
  });
}

import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import { api, closeAll, show, untilSquiggles } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';

export function noFolderSuite(): void {
  suite('No folder', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('an untitled document is looked at', async () => {
      assert.equal(workspace.workspaceFolders, undefined);
      const { github } = fakeSecrets();
      const document = await workspace.openTextDocument({
        language: 'javascript',
        content: `const k = '${github}';\n`,
      });
      await show(document.uri);
      await untilSquiggles(document.uri, 1);
    });

    for (const [name, id] of [
      ['Generate .copilotignore', ids.generateCopilotIgnore],
      ['Harden Workspace Settings', ids.hardenWorkspaceSettings],
    ] as const) {
      test(`${name} says that it needs a folder`, async () => {
        void commands.executeCommand(id);
        await until('the reason', async () => /folder/i.test(await notificationTexts()));
      });
    }
  });
}

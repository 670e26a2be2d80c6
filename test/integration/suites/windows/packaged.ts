import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CodeLens, commands, extensions, Selection, type TextDocument, window } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, extensionId, schemes } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import { api, at, closeAll, onDisk, proposeCopilotIgnore, show, untilSquiggles } from '../../editor.ts';
import { openReport } from '../../report.ts';

export function packagedSuite(): void {
  suite('The packaged extension', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('is the installed one, with nothing but what it needs', () => {
      const extension = extensions.getExtension(extensionId);
      assert.ok(extension);
      assert.ok(!existsSync(path.join(extension.extensionPath, 'src')));
      assert.ok(!existsSync(path.join(extension.extensionPath, 'node_modules')));
    });

    test('a person opens a file, sees the secret, and what goes with it', async () => {
      await show(at('src/payments.ts'));
      const editor = await show(at('src/server.ts'));
      const end = editor.document.lineAt(13).range.end;
      editor.selection = new Selection(end, end);
      await untilSquiggles(at('src/payments.ts'), 1);
      await until('the exposure', async () => (await api()).snapshot().risk === 'critical');
    });

    test('the whole workspace is scanned in a worker', async () => {
      await commands.executeCommand(ids.scanWorkspace);
      await until('findings in closed files', async () => {
        const uris = [...(await api()).snapshot().findings.keys()];
        return ['.env', 'infra/deploy.pem', 'scripts/release.py'].every(name => uris.some(uri => uri.endsWith(name)));
      });
    });

    test('the report opens', async () => {
      await openReport();
    });

    test('tokens are counted exactly once the payload is asked for', async () => {
      const editor = await show(at('src/server.ts'));
      const end = editor.document.lineAt(13).range.end;
      editor.selection = new Selection(end, end);
      await commands.executeCommand(ids.previewPayload);
      const preview = (): TextDocument | undefined => window.activeTextEditor?.document;
      await until('the payload', () => preview()?.uri.scheme === schemes.payload);
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', preview()?.uri, 20);
      assert.ok(lenses.some(({ command }) => /\d tokens/.test(command?.title ?? '')));
    });

    test('an ignore file is generated and taken back', async () => {
      const before = onDisk('.copilotignore');
      await proposeCopilotIgnore();
      await commands.executeCommand(ids.applyPreview);
      assert.match(onDisk('.copilotignore'), /^\.env\*$/m);
      await commands.executeCommand(ids.undoLastChange);
      assert.equal(onDisk('.copilotignore'), before);
      assert.ok(!before.includes(fakeSecrets().password));
    });
  });
}

import assert from 'node:assert/strict';
import { commands, extensions, version } from 'vscode';
import { commands as ids, extensionId } from '../../../src/contract.ts';
import { api } from '../editor.ts';

export function activationSuite(): void {
  suite('Activation', () => {
    test('the extension starts and says how long it took', async () => {
      const { activationTime } = await api();
      console.log(`    activation took ${activationTime.toFixed(1)} ms in VS Code ${version}`);
      assert.ok(activationTime > 0);
    });

    test('every command is registered', async () => {
      await api();
      const known = new Set(await commands.getCommands(true));
      assert.deepEqual(
        Object.values(ids).filter(id => !known.has(id)),
        [],
      );
    });

    test('it starts after the editor and never with it', () => {
      const manifest = extensions.getExtension(extensionId)?.packageJSON as { activationEvents: string[] };
      assert.deepEqual(manifest.activationEvents, ['onStartupFinished']);
    });
  });
}

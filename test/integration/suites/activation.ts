import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, extensions, version, window } from 'vscode';
import { commands as ids, extensionId } from '../../../src/contract.ts';
import { until } from '../driver.ts';
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

    test('a terminal has the command line on its path', async function () {
      // The oldest server lacks the native module that runs terminals.
      if (version.startsWith('1.96.')) this.skip();
      await api();
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'sightglass-terminal-')), 'version');
      const terminal = window.createTerminal({ name: 'sightglass' });
      terminal.sendText(`sightglass --version > '${file}.part' 2>&1; mv '${file}.part' '${file}'`);
      await until('the terminal', () => existsSync(file));
      assert.match(readFileSync(file, 'utf8'), /^sightglass \d/);
      terminal.dispose();
    });

    test('it starts after the editor and never with it', () => {
      const manifest = extensions.getExtension(extensionId)?.packageJSON as { activationEvents: string[] };
      assert.deepEqual(manifest.activationEvents, ['onStartupFinished']);
    });
  });
}

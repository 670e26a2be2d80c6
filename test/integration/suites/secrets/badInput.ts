import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, symlinkSync, writeFileSync, writeSync } from 'node:fs';
import { commands, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, views } from '../../../../src/contract.ts';
import { readFile } from '../../../../src/vscode/platform/workspace/readFile.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, show, squiggles, untilSquiggles } from '../../editor.ts';

const { github } = fakeSecrets();

export function badInputSuite(): void {
  suite('Bad input', () => {
    const made: string[] = [];
    const make = (name: string, content: string | Uint8Array): string => {
      const file = at(name).fsPath;
      writeFileSync(file, content);
      made.push(file);
      return file;
    };

    suiteSetup(api);
    teardown(async () => {
      await closeAll();
      for (const file of made.splice(0)) rmSync(file, { recursive: true, force: true });
    });

    test('a rule file that is no UTF-8 is named as a problem', async () => {
      make('src/.cursorignore', Uint8Array.of(0x2a, 0xff, 0xfe, 0x0a));
      await until('the problem', async () => {
        const { problems } = (await api()).snapshot();
        return problems.some(problem => problem.args['path'] === 'src/.cursorignore');
      });
    });

    test('a named pipe that has the name of a rule file is passed over, and the others are read', async () => {
      const pipe = at('src/.aiexclude').fsPath;
      execFileSync('mkfifo', [pipe]);
      made.push(pipe);
      symlinkSync(pipe, at('src/.codeiumignore').fsPath);
      made.push(at('src/.codeiumignore').fsPath);
      for (const name of ['src/.aiexclude', 'src/.codeiumignore']) {
        assert.equal(await readFile(at(name), 1_000), 'not-a-file', name);
      }
      make('scripts/.cursorignore', Uint8Array.of(0x2a, 0xff, 0xfe, 0x0a));
      await commands.executeCommand(ids.refresh);
      await until('the rule file beside it', async () => {
        const { problems } = (await api()).snapshot();
        return problems.some(problem => problem.args['path'] === 'scripts/.cursorignore');
      });
    });

    test('a line of 5,000 characters, and a secret at its end', async () => {
      make('long.js', `const a = "${'x '.repeat(2_500)}"; const b = "${github}";\n`);
      const editor = await show(at('long.js'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      assert.equal(editor.document.getText(squiggle?.range), github);
    });

    test('text that is no UTF-8 is scanned all the same', async () => {
      const bytes = Buffer.concat([Buffer.from([0xe9, 0x20, 0xfc, 0x0a]), Buffer.from(`key = "${github}"\n`)]);
      make('latin.py', bytes);
      const editor = await show(at('latin.py'));
      await untilSquiggles(editor.document.uri, 1);
    });

    test('a folder with a 50 MB log, a binary file, a link in a circle and a vanishing file is scanned', async () => {
      const log = openSync(at('big.log').fsPath, 'w');
      made.push(at('big.log').fsPath);
      const chunk = 'an ordinary line of a log, with nothing in it\n'.repeat(22_000);
      for (let written = 0; written < 50_000_000; written += chunk.length) writeSync(log, chunk);
      closeSync(log);
      make(
        'image.bin',
        Uint8Array.from({ length: 4_096 }, (_, index) => index % 256),
      );
      symlinkSync(at('.').fsPath, at('circle').fsPath);
      made.push(at('circle').fsPath);
      const vanishing = make('vanishing.txt', 'here now\n');
      const scan = commands.executeCommand(ids.scanWorkspace);
      rmSync(vanishing, { force: true });
      await scan;
      await until('findings', async () => (await api()).snapshot().findings.size >= 4);
      const uris = [...(await api()).snapshot().findings.keys()];
      assert.ok(!uris.some(uri => uri.includes('/circle/')));
      await commands.executeCommand(`${views.findings}.focus`);
      await until('a summary that counts what was not read', async () => {
        const texts = await ask<string[]>({ kind: 'text', selector: '.tree-explorer-viewlet-tree-view .message' });
        return /Secrets found: \d+\. Files scanned: \d+\. Not read, .*: [1-9]/.test(texts.join('\n'));
      });
    });

    test('a document that is deleted while it is open, and one closed at once', async () => {
      const file = make('gone.ts', `const k = '${github}';\n`);
      const editor = await show(at('gone.ts'));
      await untilSquiggles(editor.document.uri, 1);
      rmSync(file);
      await closeAll();
      await until('no squiggle', () => squiggles(at('gone.ts')).length === 0);
      void workspace.openTextDocument(at('src/orders.ts'));
      await closeAll();
      assert.ok((await api()).snapshot());
    });
  });
}

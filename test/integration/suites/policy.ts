import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { type CodeAction, commands, DiagnosticSeverity, languages, window } from 'vscode';
import { commands as ids } from '../../../src/contract.ts';
import { until } from '../driver.ts';
import { api, at, closeAll, replaceAll, show, tabLabels } from '../editor.ts';

const name = 'sightglass.policy.yml';
const broken =
  'version: 1\norganisation: { name: Example }\nsettings:\n  required:\n    - { tool: vscode, key: update.mode, value: none }\n';

export function policySuite(): void {
  suite('Policy of an organisation', () => {
    suiteSetup(async () => {
      await api();
      writeFileSync(at(name).fsPath, broken);
    });
    teardown(closeAll);
    suiteTeardown(() => rmSync(at(name).fsPath, { force: true }));

    test('marks what this machine breaks, and offers hardening', async () => {
      const { document } = await show(at(name));
      await until('the broken rule to be marked', () =>
        languages.getDiagnostics(document.uri).some(each => each.code === 'broken' && each.range.start.line === 4),
      );
      const [mark] = languages.getDiagnostics(document.uri);
      assert.equal(mark?.severity, DiagnosticSeverity.Warning);
      assert.match(mark.message, /^Visual Studio Code, update\.mode: /);
      const found = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        mark.range,
      );
      const offered = found.map(each => each.command?.command);
      assert.ok(offered.includes(ids.hardenMachine) && offered.includes(ids.showPolicy), offered.join());
    });

    test('marks what is no policy as one types, with the way out', async () => {
      const editor = await show(at(name));
      await replaceAll(editor, 'version: 1\norganisation: { name: Example }\nsandbx: {}\n');
      await until('the error to be marked', () =>
        languages
          .getDiagnostics(editor.document.uri)
          .some(each => each.code === 'error' && each.range.start.line === 2),
      );
      const [mark] = languages.getDiagnostics(editor.document.uri);
      assert.equal(mark?.severity, DiagnosticSeverity.Error);
      assert.match(mark.message, /did you mean sandbox/);
      await commands.executeCommand('workbench.action.files.revert');
    });

    test('shows what decides', async () => {
      await commands.executeCommand(ids.showPolicy);
      await until('the report to be open', () => tabLabels().some(each => /policy\.md/.test(each)));
      assert.equal(
        window.visibleTextEditors.some(({ document }) => document.isDirty),
        false,
      );
    });
  });
}

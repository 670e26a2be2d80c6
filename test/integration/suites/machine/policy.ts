import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import {
  type CodeAction,
  commands,
  type CompletionList,
  DiagnosticSeverity,
  type Hover,
  languages,
  Position,
} from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, replaceAll, show, tabLabels } from '../../editor.ts';
import { acceptQuickPick } from '../../quickPick.ts';
import { openReport, reportText, reportTitle as title } from '../../report.ts';

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
      assert.ok(offered.includes(ids.fixPolicy) && offered.includes(ids.showPolicy), offered.join());
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

    test('shows in the report what is broken, what decides and what ends soon; axe-core finds nothing', async () => {
      const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
      const exception = `exceptions:\n  - { rule: sandbox.required, until: ${soon}, reason: Until the new image }\n`;
      writeFileSync(at(name).fsPath, broken + exception);
      await commands.executeCommand(ids.showPolicy);
      await until('the part of the report', async () => (await reportText()).includes('Example: 1 broken'));
      const text = await reportText();
      assert.match(text, /settings\.required\s+Visual Studio Code: update\.mode\s+Broken/);
      assert.match(text, new RegExp(`sandbox\\.required ends on ${soon}: Until the new image`));
      assert.deepEqual(await ask({ kind: 'frame', title, action: 'axe' }), []);
      assert.ok((await ask<number>({ kind: 'frame', title, action: 'overflow' })) <= 0);
      await until('the status entry', async () => /1 against the policy/.test(await statusText()));
    });

    test('sets what the policy asks for, after the diff, and takes it back', async () => {
      const config = path.join(homedir(), '.codex', 'config.toml');
      const before = readFileSync(config, 'utf8');
      const required = '{ tool: codex, key: analytics.enabled, value: false }';
      writeFileSync(at(name).fsPath, broken.replace(/\{ tool: vscode.*\}/, required));
      await openReport();
      await until('the button', async () => (await reportText()).includes('Set What the Policy Asks For'));
      await ask({ kind: 'frame', title, action: 'click', selector: '#fix-policy' });
      await acceptQuickPick(/analytics\.enabled/);
      await until('the diff', () => tabLabels().some(label => /Policy Asks For/.test(label)));
      await commands.executeCommand(ids.applyPreview);
      await until('the status entry to go', async () => !/against the policy/.test(await statusText()));
      await commands.executeCommand(ids.undoLastChange);
      await until('the status entry to come back', async () => /1 against the policy/.test(await statusText()));
      assert.equal(readFileSync(config, 'utf8'), before);
    });

    test('offers keys and words as one writes, and explains them', async () => {
      const editor = await show(at(name));
      await replaceAll(editor, 'version: 1\norganisation: { name: Example }\nsandbox:\n  \n');
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        new Position(3, 2),
      );
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      assert.ok(labels.includes('required') && labels.includes('network'), labels.join());
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        new Position(2, 2),
      );
      const texts = hovers.flatMap(({ contents }) =>
        contents.map(each => (typeof each === 'string' ? each : each.value)),
      );
      assert.match(texts.join('\n'), /Where.+commands.+of.+agents.+run/);
      await commands.executeCommand('workbench.action.files.revert');
    });

    test('says nothing where there is no policy', async () => {
      rmSync(at(name).fsPath);
      await until('no status entry', async () => !/the policy/.test(await statusText()));
      await openReport();
      await until('no part of the report', async () => !(await reportText()).includes('What decides'));
    });
  });
}

async function statusText(): Promise<string> {
  return (await ask<string[]>({ kind: 'text', selector: '.statusbar-item' })).join('\n');
}

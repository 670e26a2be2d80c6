import assert from 'node:assert/strict';
import { CancellationTokenSource, commands, languages, LanguageModelTextPart, lm } from 'vscode';
import { fakeSecrets } from '../../../scripts/lib/demo.mjs';
import { commands as ids, tools } from '../../../src/contract.ts';
import { ask, until } from '../driver.ts';
import { api, at, closeAll, show, untilSquiggles } from '../editor.ts';

const secrets = fakeSecrets();

export function visibilitySuite(): void {
  suite('Who can see a file', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('an agent that asks is told rules and kinds of secrets, never a secret', async () => {
      const editor = await show(at('src/payments.ts'));
      await untilSquiggles(editor.document.uri, 1);
      const answer = await invoke('src/payments.ts');
      assert.match(answer, /stripe/);
      assert.match(answer, /"line": 2/);
      assert.match(answer, /Do not read or quote/);
      assert.match(answer, /"assistant": "copilot"/);
      assert.ok(!answer.includes(secrets.stripe.slice(10)));
    });

    test('a closed file is looked into before an agent is told that it may read it', async () => {
      const closed = await invoke('scripts/release.py');
      assert.match(closed, /Do not read or quote/);
      assert.match(closed, /"line": 3/);
      assert.ok(!closed.includes(secrets.github.slice(10)));
      assert.match(await invoke('.env'), /"usuallyHoldsSecrets": "/);
      assert.match(await invoke('infra/main.tf'), /No rule and no known secret/);
    });

    test('an agent that names anything but a file of the workspace gets one same answer', async () => {
      const answers = await Promise.all(
        ['no/such/file.ts', '../outside', '/etc/hostname', '/dev/zero', 'src', '.', '/no/such'].map(path =>
          invoke(path).then(
            () => 'an answer',
            (error: unknown) => String(error),
          ),
        ),
      );
      assert.match(answers[0] ?? '', /relative to a workspace folder/);
      assert.equal(new Set(answers).size, 1, answers.join('\n'));
    });

    test('the Explorer marks what is visible and risky, and nothing else', async () => {
      await show(at('src/payments.ts'));
      await commands.executeCommand('workbench.view.explorer');
      const marked = async (): Promise<readonly string[]> => {
        const selector = '.explorer-folders-view .monaco-list-row:has([class*="itemBadge"])';
        return (await ask<string[]>({ kind: 'attributes', selector, name: 'aria-label' })).map(
          label => label.split(/[ ,•]/)[0] ?? '',
        );
      };
      await until('the badge of .env', async () => (await marked()).includes('.env'));
      for (const name of ['README.md', '.env.example', 'AGENTS.md', '.gitignore']) {
        // VS Code itself marks files with problems, and a check of all ignore files leaves some.
        if (languages.getDiagnostics(at(name)).length > 0) continue;
        assert.ok(!(await marked()).includes(name), name);
      }
    });

    test('the list of who can see a file says why, and what would change it', async () => {
      void commands.executeCommand(ids.explainFile, at('.env'));
      await until('the list', async () => {
        const rows = (await ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' })).join('\n');
        return (
          /not held back/.test(rows) && !/would be sent/.test(rows) && /would hold it back|holds files back/.test(rows)
        );
      });
      await ask({ kind: 'press', keys: 'Escape' });
    });
  });
}

async function invoke(path: string): Promise<string> {
  const { token } = new CancellationTokenSource();
  const result = await lm.invokeTool(tools.checkVisibility, { input: { path }, toolInvocationToken: undefined }, token);
  return result.content.map(part => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}

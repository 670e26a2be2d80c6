import assert from 'node:assert/strict';
import { CancellationTokenSource, commands, languages, LanguageModelTextPart, lm, window } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, tools } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, show, untilSquiggles } from '../../editor.ts';

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

    test('the table of who can see a file says what would change it first, and leads to the rule that decides', async () => {
      await commands.executeCommand(ids.explainFile, at('.env'));
      await until('the table', async () => /Claude Code/.test(await whoText('.env', 'tbody')));
      const rows = await whoText('.env', 'tbody');
      assert.match(rows, /○ not held back/);
      assert.match(rows, /▨ held back/);
      assert.doesNotMatch(rows, /would be sent now/, 'the file is closed');
      assert.match(
        await whoText('.env', 'thead'),
        /Assistant\s+completion\s+next edit\s+chat\s+agent\s+index\s+Rule that decides/,
      );
      assert.match(await whoText('.env', '.facts'), /would hold it back|holds files back/);
      const reasons = await whoText('.env', 'main');
      assert.equal(reasons.match(/Line 3 of \.gitignore matches, but GitHub Copilot/g)?.length, 1, 'said once');
      assert.match(reasons, /does not read that rule for completion, next edit, chat, agent\./);
      assert.deepEqual(await ask({ kind: 'frame', title: whoTitle('.env'), action: 'axe' }), []);
      await ask({ kind: 'frame', title: whoTitle('.env'), action: 'focus', selector: 'tbody button.link' });
      await ask({ kind: 'press', keys: 'Enter' });
      await until('the rule', () => window.activeTextEditor?.document.fileName.endsWith('.gitignore') === true);
    });

    test('the table follows the editor, and says "now" only of what the next request carries', async () => {
      const editor = await show(at('src/payments.ts'));
      await untilSquiggles(editor.document.uri, 1);
      await commands.executeCommand(ids.explainFile, editor.document.uri);
      await until('the other file', async () => /payments\.ts/.test(await whoText('src/payments.ts', 'h1')));
      await until('what is sent', async () =>
        /● would be sent now|○ not held back/.test(await whoText('src/payments.ts', 'tbody')),
      );
    });
  });
}

const whoTitle = (path: string): string => `Who can see ${path}?`;

/** Returns the visible text of the page. */
async function whoText(path: string, selector: string): Promise<string> {
  return (await ask<string[]>({ kind: 'frame', title: whoTitle(path), action: 'text', selector })).join('\n');
}

async function invoke(path: string): Promise<string> {
  const { token } = new CancellationTokenSource();
  const result = await lm.invokeTool(tools.checkVisibility, { input: { path }, toolInvocationToken: undefined }, token);
  return result.content.map(part => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
}

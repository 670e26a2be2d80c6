import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { commands, languages, workspace } from 'vscode';
import { commands as ids, settings } from '../../../../src/contract.ts';
import { until } from '../../driver.ts';
import { api, at, closeAll } from '../../editor.ts';

export function ignoreCheckSuite(): void {
  suite('Check of ignore files', () => {
    suiteSetup(async () => {
      await api();
      await workspace.getConfiguration().update(settings.assistants, ['cursor', 'copilot'], true);
    });
    teardown(closeAll);
    suiteTeardown(() => workspace.getConfiguration().update(settings.assistants, undefined, true));

    test('looks at files that are not open', async () => {
      const uri = at('src/.cursorignore');
      writeFileSync(uri.fsPath, '*.nothing-like-it\n');
      try {
        assert.ok(!workspace.textDocuments.some(document => document.uri.toString() === uri.toString()));
        // Not awaited: the command ends when its message is closed, which never happens here.
        void commands.executeCommand(ids.checkIgnoreFiles);
        await until('a file that is not read to be named, though it is closed', () =>
          languages.getDiagnostics(uri).some(each => each.code === 'ignore.drift.nestedUnread'),
        );
      } finally {
        rmSync(uri.fsPath);
      }
    });

    test('counts the rules of content exclusion that a file holds', async () => {
      const rules = at('exclusion.yml');
      const uri = at('src/payments.ts').toString();
      const copilot = async (): Promise<readonly string[]> =>
        (await api())
          .snapshot()
          .verdictsOf(uri)
          .filter(each => each.assistant === 'copilot')
          .map(each => each.verdict);
      writeFileSync(rules.fsPath, '- "/src/payments.ts"\n');
      const configuration = workspace.getConfiguration();
      try {
        assert.ok(!(await copilot()).includes('held-back'));
        await configuration.update(settings.exclusionRules, 'exclusion.yml', false);
        await until('the rule to count', async () => (await copilot()).includes('held-back'));
        const [held] = (await api())
          .snapshot()
          .verdictsOf(uri)
          .filter(each => each.verdict === 'held-back');
        assert.deepEqual(held?.by, { file: 'exclusion.yml', line: 1, pattern: '/src/payments.ts' });
      } finally {
        await configuration.update(settings.exclusionRules, undefined, false);
        rmSync(rules.fsPath);
      }
      await until('it to count no longer', async () => !(await copilot()).includes('held-back'));
    });
  });
}

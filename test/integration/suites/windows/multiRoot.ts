import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { until } from '../../driver.ts';
import { api, at, closeAll, show, untilInUse, untilSquiggles } from '../../editor.ts';

export function multiRootSuite(): void {
  suite('Several folders', () => {
    suiteSetup(async () => {
      await api();
      await workspace.getConfiguration().update('sightglass.assistants', ['cursor'], true);
      await untilInUse('cursor');
    });
    teardown(closeAll);

    test('each folder has its own rules', async () => {
      const verdictOf = async (index: number): Promise<string | undefined> => {
        const verdicts = (await api()).snapshot().verdictsOf(at('scripts/release.py', index).toString());
        return verdicts.find(each => each.feature === 'agent')?.verdict;
      };
      await until('the verdicts', async () => (await verdictOf(1)) === 'held-back');
      assert.equal(await verdictOf(0), 'sent');
    });

    test('an assistant that looks at every folder would send the instructions of both', async () => {
      const setting = (value: readonly string[]): Thenable<void> =>
        workspace.getConfiguration().update('sightglass.assistants', value, true);
      await setting(['copilot', 'claude-code']);
      try {
        await untilInUse('copilot');
        await show(at('src/payments.ts', 1));
        const sent = async (assistant: string): Promise<readonly string[]> => {
          const { simulations } = (await api()).snapshot();
          const agent = simulations.find(each => each.assistant === assistant && each.feature === 'agent');
          return agent?.items.flatMap(({ uri, kind }) => (kind === 'file' ? [uri] : [])) ?? [];
        };
        const files = [0, 1].map(index => at('AGENTS.md', index).toString());
        await until('both', async () => (await sent('copilot')).filter(uri => files.includes(uri)).length === 2);
        // Claude Code works in one folder; the files around it are read after the others.
        await until('its own', async () => (await sent('claude-code')).length > 0);
        assert.deepEqual(await sent('claude-code'), files.slice(0, 1));
      } finally {
        await setting(['cursor']);
        await untilInUse('cursor');
      }
    });

    test('files of both folders are looked at', async () => {
      for (const index of [0, 1]) {
        const editor = await show(at('src/payments.ts', index));
        await untilSquiggles(editor.document.uri, 1);
      }
    });
  });
}

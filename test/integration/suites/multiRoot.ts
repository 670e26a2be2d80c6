import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { until } from '../driver.ts';
import { api, at, closeAll, show, untilInUse, untilSquiggles } from '../editor.ts';

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

    test('files of both folders are looked at', async () => {
      for (const index of [0, 1]) {
        const editor = await show(at('src/payments.ts', index));
        await untilSquiggles(editor.document.uri, 1);
      }
    });
  });
}

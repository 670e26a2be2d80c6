import assert from 'node:assert/strict';
import { until } from '../../driver.ts';
import { api } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';
import { statusText } from '../context/context.ts';

export function firstRunSuite(): void {
  suite('The first start', () => {
    test('looks through the folder by itself, and says in one sentence what is so', async () => {
      await api();
      assert.doesNotMatch(await statusText(), /clear/, 'before it has looked');
      const sentence = /Sightglass checked (\d+) files here\. (\d+) secrets in (\d+) files can reach AI assistants \(/;
      let said: RegExpExecArray | null = null;
      await until('the sentence', async () => (said = sentence.exec(await notificationTexts())) !== null);
      const { findings, exposures } = (await api()).snapshot();
      const [, files, secrets, places] = (said ?? []) as unknown as readonly string[];
      assert.ok(Number(files) > 5);
      assert.equal(Number(secrets), exposures.length);
      assert.equal(Number(places), new Set(exposures.map(each => each.path)).size);
      assert.ok(findings.size >= Number(places));
      assert.match(await statusText(), new RegExp(`${secrets} secrets`));
    });
  });
}

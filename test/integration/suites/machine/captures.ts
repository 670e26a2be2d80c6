import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, Uri, window } from 'vscode';
import { commands as ids, views } from '../../../../src/contract.ts';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { entry, har } from '../../../unit/egress/har.ts';
import { ask, until } from '../../driver.ts';
import { api, closeAll } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';
import { reportText, reportTitle } from '../../report.ts';

export function capturesSuite(): void {
  suite('Importing captured traffic', () => {
    const secret = Object.values(fakeSecrets())[0] ?? '';
    let folder = '';
    suiteSetup(async () => {
      await api();
      folder = mkdtempSync(path.join(tmpdir(), 'sightglass-captures-'));
    });
    teardown(closeAll);
    suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

    const capture = (name: string, content: string): Uri => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return Uri.file(file);
    };
    const rows = async (): Promise<string> =>
      (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
    const untilRow = (pattern: RegExp): Promise<void> => until(String(pattern), async () => pattern.test(await rows()));

    test('a HAR: what was sent, and the record behind it with its secrets masked', async () => {
      const prompt = `// Path: src/pay.ts\nconst key = "${secret}";\n`;
      const url = 'https://proxy.individual.githubcopilot.com/v1/engines/m/completions';
      const file = capture('traffic.har', har([entry(url, { text: JSON.stringify({ prompt, suffix: 'END OF IT' }) })]));
      await commands.executeCommand(ids.importCapture, file);
      await untilRow(/Secrets that were sent/);
      await untilRow(/GitHub Copilot \(completion\) at proxy\.individual\.githubcopilot\.com/);
      // Rows below the edge of the view are not rendered.
      await commands.executeCommand(`${views.traffic}.focus`);
      await commands.executeCommand('list.focusLast');
      await untilRow(/Captures\s*1/);
      assert.ok(!(await rows()).includes(secret));
      await commands.executeCommand(ids.showEvidence, 0);
      await until('the evidence', () => window.activeTextEditor?.document.getText().includes('END OF IT') === true);
      const document = window.activeTextEditor?.document;
      const text = document?.getText() ?? '';
      assert.match(text, /^POST proxy\.individual\.githubcopilot\.com:443\/v1\/engines\/m\/completions$/m);
      assert.match(text, /── prompt \/prompt/);
      assert.ok(!text.includes(secret), 'the secret is masked');
      assert.ok(document?.isUntitled === false && !document.isDirty);
    });

    test('the privacy report lists the hosts of what was imported', async () => {
      const url = 'https://recent.outbound.example/v1/track';
      await commands.executeCommand(ids.importCapture, capture('recent.har', har([entry(url, { text: '{}' })])));
      await untilRow(/Captures\s*1/);
      await commands.executeCommand(ids.showPrivacyReport);
      await until('the host', async () => (await reportText()).includes('recent.outbound.example'));
    });

    test('a log: a row opens its line', async () => {
      const line = (i: number): string => `Nov  3 09:00:02 dnsmasq[77]: query[A] h${i}.example from 10.0.0.5`;
      const file = capture('dns.log', `${[1, 2, 3].map(line).join('\n')}\n`);
      await commands.executeCommand(ids.importCapture, file);
      await untilRow(/Hosts\s*3/);
      await untilRow(/Secrets that were sent\s*cannot be seen in this kind of capture/);
      await commands.executeCommand(`${views.traffic}.focus`);
      await commands.executeCommand('list.focusLast');
      // Evidence is numbered in the order in which rows are rendered, so the list has to be expanded first.
      await commands.executeCommand('list.focusFirst');
      await until('the hosts', async () => {
        if (/h3\.example/.test(await rows())) return true;
        await commands.executeCommand('list.focusDown');
        await commands.executeCommand('list.expand');
        return false;
      });
      await commands.executeCommand(ids.showEvidence, 2);
      await until('the log', () => window.activeTextEditor?.document.uri.path.endsWith('dns.log') === true);
      assert.equal(window.activeTextEditor?.selection.active.line, 2);
    });

    test('what no reader knows is said, with the reason', async () => {
      await commands.executeCommand(ids.importCapture, capture('diary.txt', 'Dear diary,\nnothing happened.\n'));
      await untilRow(/Captures\s*1/);
      assert.doesNotMatch(await rows(), /Hosts/);
      assert.doesNotMatch(await notificationTexts(), /could not be read/);
    });

    test('a list that was empty is unfolded once it has rows', async () => {
      const url = 'https://proxy.individual.githubcopilot.com/v1/engines/m/completions';
      const sent = (prompt: string): string => har([entry(url, { text: JSON.stringify({ prompt, suffix: '' }) })]);
      await commands.executeCommand(ids.importCapture, capture('nothing.har', sent('// Path: src/pay.ts\n')));
      await untilRow(/Secrets that were sent\s*0/);
      const prompt = `// Path: src/pay.ts\nconst key = "${secret}";\n`;
      await commands.executeCommand(ids.importCapture, capture('secret.har', sent(prompt)));
      await untilRow(/Secrets that were sent\s*1[^]*GitHub Copilot \(completion\) at/);
    });

    test('the picture of captured traffic has a table, whose rows lead to the view, by keyboard alone', async () => {
      const prompt = `// Path: src/pay.ts\nconst key = "${secret}";\n`;
      const model = 'https://proxy.individual.githubcopilot.com/v1/engines/m/completions';
      const other = 'https://second.outbound.example/v1/track';
      const entries = [entry(model, { text: JSON.stringify({ prompt, suffix: '' }) }), entry(other, { text: '{}' })];
      await commands.executeCommand(ids.importCapture, capture('picture.har', har(entries)));
      await untilRow(/Secrets that were sent\s*1/);
      await commands.executeCommand(ids.showTrafficPicture);
      const frame = { kind: 'frame', title: reportTitle } as const;
      const texts = (selector: string): Promise<string[]> => ask<string[]>({ ...frame, action: 'text', selector });
      await until('the bands', async () => (await texts('.flow-band')).length === 2);
      assert.equal((await texts('.flow-band.has-secret')).length, 1);
      assert.match(
        (await texts('section[aria-labelledby="outbound"] tbody')).join(),
        /githubcopilot\.com[^]*Model requests/,
      );
      assert.ok(!(await reportText()).includes(secret));
      await until('the part', async () => /^h2#outbound/.test(await ask<string>({ ...frame, action: 'focused' })));
      assert.deepEqual(await ask({ ...frame, action: 'axe' }), []);
      await ask({ ...frame, action: 'focus', selector: '#host-0' });
      await ask({ kind: 'press', keys: 'ArrowDown' });
      assert.match(await ask<string>({ ...frame, action: 'focused' }), /^button#host-1/);
      assert.equal((await texts('.flow-band.chosen')).length, 1);
      await ask({ kind: 'press', keys: 'Enter' });
      const chosen = async (): Promise<string> =>
        (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row.selected' })).join();
      await until('the host in the view', async () =>
        /githubcopilot\.com|second\.outbound\.example/.test(await chosen()),
      );
    });
  });
}

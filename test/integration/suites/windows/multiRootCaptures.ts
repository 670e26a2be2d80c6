import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands, Uri, window, workspace } from 'vscode';
import { commands as ids, settings } from '../../../../src/contract.ts';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { entry, har } from '../../../unit/egress/har.ts';
import { clickUntil } from '../../actUntil.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll } from '../../editor.ts';

/** A file that is in both folders, with different content. */
const name = 'src/captured.ts';

export function multiRootCapturesSuite(): void {
  suite('Importing captured traffic with several folders', () => {
    const secrets = [fakeSecrets(101).github, fakeSecrets(202).github];
    const text = (index: number): string =>
      `// Of folder ${index}.\nconst folder${index}Token = "${secrets[index] ?? ''}";\nfolder${index}Charge(folder${index}Token);\n`;
    const ignoreFile = (): string => at('.copilotignore', 1).fsPath;
    let folder = '';
    let rules = '';
    suiteSetup(async () => {
      await api();
      // Only visible rows can be queried.
      await ask({ kind: 'resize', width: 1440, height: 2000 });
      folder = mkdtempSync(path.join(tmpdir(), 'sightglass-captures-'));
      for (const index of [0, 1]) writeFileSync(at(name, index).fsPath, text(index));
      rules = readFileSync(ignoreFile(), 'utf8');
      writeFileSync(ignoreFile(), 'src/captured.*\n');
      await workspace.getConfiguration().update(settings.contentExclusion, 'on', true);
    });
    teardown(closeAll);
    suiteTeardown(async () => {
      await ask({ kind: 'resize', width: 1440, height: 900 });
      await workspace.getConfiguration().update(settings.contentExclusion, undefined, true);
      writeFileSync(ignoreFile(), rules);
      for (const index of [0, 1]) rmSync(at(name, index).fsPath, { force: true });
      rmSync(folder, { recursive: true, force: true });
    });

    const importCapture = async (prompts: readonly string[]): Promise<void> => {
      const url = 'https://proxy.individual.githubcopilot.com/v1/engines/m/completions';
      const entries = prompts.map(prompt => entry(url, { text: JSON.stringify({ prompt, suffix: '' }) }));
      const file = path.join(folder, 'traffic.har');
      writeFileSync(file, har(entries));
      await commands.executeCommand(ids.importCapture, Uri.file(file));
    };
    const row = (label: string): string => `.part.sidebar .monaco-list-row[aria-label^="${label}"]`;
    const labels = async (): Promise<readonly string[]> =>
      ask<string[]>({ kind: 'attributes', selector: '.part.sidebar .monaco-list-row', name: 'aria-label' });
    const untilRow = (pattern: RegExp): Promise<void> =>
      until(String(pattern), async () => (await labels()).some(label => pattern.test(label)));
    /** Collapses or expands a row: rows remain expanded when other captures are shown, and only visible rows can be queried. */
    const fold = async (label: string, isFolded: boolean): Promise<void> => {
      const other = `${row(label)}[aria-expanded="${isFolded ? 'true' : 'false'}"]`;
      const isOther = (): Promise<boolean> => ask<boolean>({ kind: 'visible', selector: other });
      if (!(await isOther())) return;
      await clickUntil(`${other} .monaco-tl-twistie`, `${label} to be folded or not`, async () => !(await isOther()));
    };

    test('each folder has its own secrets and rules, and rows open its own files', async () => {
      await importCapture([0, 1].map(index => `// Path: ${name}\n${text(index)}`));
      await untilRow(/^Secrets that were sent, 2/);
      await untilRow(/^Sent and not predicted, 1/);
      for (const shown of ['harbour-shop/src/captured.ts:2', 'harbour-tools/src/captured.ts:2']) {
        await untilRow(new RegExp(`, .*${shown}`));
      }
      const held = 'harbour-tools/src/captured.ts';
      await untilRow(new RegExp(`^${held}, .*a rule seems to hold it back \\(harbour-tools/\\.copilotignore:1: `));
      await fold('Sent as predicted', false);
      await untilRow(/^harbour-shop\/src\/captured\.ts, 1-3 · GitHub Copilot \(completion\)/);
      for (const [index, file] of [
        [1, held],
        [0, 'harbour-shop/src/captured.ts'],
      ] as const) {
        await fold(file, false);
        await untilRow(new RegExp(`^File: ${file}`));
        const isOpen = (): boolean => window.activeTextEditor?.document.uri.toString() === at(name, index).toString();
        await clickUntil(row(`File: ${file}`), `${file} to be open`, isOpen);
        assert.equal(window.activeTextEditor?.document.getText(), text(index));
        await fold(file, true);
      }
      for (const secret of secrets) assert.ok(!(await labels()).join('\n').includes(secret));
    });

    test('a name that both folders have is said to be of either', async () => {
      await importCapture(['// Path: README.md\nnothing of it']);
      await untilRow(/^Sent as predicted, 1/);
      await fold('Sent as predicted', false);
      await untilRow(/^harbour-shop\/README\.md or harbour-tools\/README\.md, its name/);
      assert.ok(!(await labels()).some(label => label.includes('not in the workspace')));
    });
  });
}

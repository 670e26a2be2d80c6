import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { commands as ids } from '../../../src/contract.ts';
import { ask, until } from '../driver.ts';
import { api, closeAll, tabLabels } from '../editor.ts';

const title = 'AI Privacy Report';

export function privacyPanelSuite(): void {
  suite('The privacy report', () => {
    suiteSetup(api);
    setup(async () => {
      await commands.executeCommand(ids.showPrivacyReport);
      await until('rows in the report', async () => (await reportText()).includes('telemetry.telemetryLevel'));
    });
    teardown(closeAll);

    test('lists the tools of this machine with value, place, advice and hosts', async () => {
      const text = await reportText();
      for (const tool of ['Visual Studio Code', 'Claude Code', 'Codex', 'Continue'])
        assert.ok(text.includes(tool), tool);
      assert.match(text, /DISABLE_TELEMETRY/);
      assert.match(text, /settings\.json/);
      assert.match(text, /No value has changed since|Recent changes/);
    });

    test('axe-core finds nothing, at full width and narrow', async () => {
      assert.deepEqual(await ask({ kind: 'frame', title, action: 'axe' }), []);
      await ask({ kind: 'resize', width: 640, height: 900 });
      try {
        assert.deepEqual(await ask({ kind: 'frame', title, action: 'axe' }), []);
        assert.ok(
          (await ask<number>({ kind: 'frame', title, action: 'overflow' })) <= 0,
          'no sideways scrolling of the page',
        );
      } finally {
        await ask({ kind: 'resize', width: 1440, height: 900 });
      }
    });

    test('the filter narrows the rows and says how many are left', async () => {
      await ask({ kind: 'frame', title, action: 'fill', selector: '#filter', text: 'npm.fetchOnlinePackageInfo' });
      await until('one row', async () => /^1 setting shown/m.test(await reportText()));
      await ask({ kind: 'frame', title, action: 'fill', selector: '#filter', text: 'no such setting' });
      await until('no row', async () => (await reportText()).includes('No setting matches'));
    });

    test('can be used with the keyboard alone', async () => {
      await ask({ kind: 'frame', title, action: 'focus', selector: '#filter' });
      const stops: string[] = [];
      for (let count = 0; count < 6; count++) {
        stops.push(await ask<string>({ kind: 'frame', title, action: 'focused' }));
        await ask({ kind: 'press', keys: 'Tab' });
      }
      assert.deepEqual(
        stops.slice(0, 4).map(stop => stop.split(' ')[0]),
        ['input#filter', 'select#state', 'button#harden', 'button#export'],
      );
      assert.equal(new Set(stops).size >= 5, true, stops.join(', '));
    });

    test('has a policy that allows only its own script and styles', async () => {
      const html = await ask<string>({ kind: 'frame', title, action: 'html' });
      const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /script-src 'nonce-[\w-]+'/);
      assert.doesNotMatch(policy, /unsafe|connect-src|\*(?!\.)/);
    });

    test('opens the setting behind a row', async () => {
      await ask({ kind: 'frame', title, action: 'fill', selector: '#filter', text: 'DISABLE_TELEMETRY' });
      await until('the row', async () => (await reportText()).includes('DISABLE_TELEMETRY'));
      await ask({ kind: 'frame', title, action: 'click', selector: 'button.link' });
      await until('the file', () => window.activeTextEditor?.document.fileName.endsWith('settings.json') ?? false);
    });

    test('a change of a value appears, with the time and from what to what', async () => {
      // A setting that takes effect without a reload of the window.
      const key = 'npm.fetchOnlinePackageInfo';
      await workspace.getConfiguration().update(key, false, true);
      try {
        await until('the change', async () => {
          const text = await reportText();
          const changes = text.slice(text.indexOf('Recent changes'));
          return changes.includes(key) && changes.includes('false');
        });
      } finally {
        await workspace.getConfiguration().update(key, undefined, true);
      }
    });

    test('exports as Markdown', async () => {
      await ask({ kind: 'frame', title, action: 'click', selector: '#export' });
      await until('the document', () => window.activeTextEditor?.document.languageId === 'markdown');
      assert.match(window.activeTextEditor?.document.getText() ?? '', /^# AI Privacy Report/);
    });

    test('is one panel, however often it is asked for', async () => {
      await commands.executeCommand(ids.showPrivacyReport);
      assert.equal(tabLabels().filter(label => label === title).length, 1);
    });
  });
}

async function reportText(): Promise<string> {
  return (await ask<string[]>({ kind: 'frame', title, action: 'text' })).join('\n');
}

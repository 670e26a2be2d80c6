import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands, window, workspace } from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, closeAll, tabLabels } from '../../editor.ts';
import { openReport, reportText, reportTitle as title } from '../../report.ts';

export function privacyPanelSuite(): void {
  suite('The privacy report', () => {
    suiteSetup(api);
    setup(openReport);
    teardown(closeAll);

    test('lists the tools of this machine with value, place, advice and hosts', async () => {
      const text = await reportText();
      for (const tool of ['Visual Studio Code', 'Claude Code', 'Codex', 'Continue'])
        assert.ok(text.includes(tool), tool);
      assert.match(text, /DISABLE_TELEMETRY/);
      assert.match(text, /settings\.json/);
      assert.match(text, /DISABLE_ERROR_REPORTING[^_]{0,200}Open: not set/, 'nobody set it');
      // At startup the tools are found one after another; finding a tool is not a change.
      assert.doesNotMatch(text.slice(text.indexOf('Recent changes')), /DISABLE_TELEMETRY/);
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
      await ask({ kind: 'frame', title, action: 'focus', selector: '#harden' });
      const stops: string[] = [];
      for (let count = 0; count < 15; count++) {
        const stop = await ask<string>({ kind: 'frame', title, action: 'focused' });
        // A card whose count is zero is not a tab stop.
        if (!stop.startsWith('button#card-')) stops.push(stop);
        await ask({ kind: 'press', keys: 'Tab' });
      }
      const buttons = ['button#harden', 'button#harden-machine', 'button#verify', 'button#export'];
      const wanted = [...buttons, 'button#heat-0-0'];
      const tools = ['input#filter', 'select#state', 'select#group', 'select#sort'];
      assert.deepEqual(
        stops.slice(0, 9).map(stop => stop.split(' ')[0]),
        [...wanted, ...tools],
      );
      assert.equal(new Set(stops).size >= 9, true, stops.join(', '));
    });

    test('leads from a count to the settings that it counts', async () => {
      const [weak = ''] = await ask<string[]>({ kind: 'frame', title, action: 'text', selector: '#card-weak .number' });
      await ask({ kind: 'frame', title, action: 'click', selector: '#card-weak' });
      await until('the open settings', async () => (await reportText()).includes(`${weak} settings shown`));
      assert.match(await ask<string>({ kind: 'frame', title, action: 'focused' }), /^h2#settings/);
      await ask({ kind: 'frame', title, action: 'click', selector: '#card-tools' });
      await until('all settings', async () => !(await reportText()).includes(`${weak} settings shown`));
    });

    test('a cell of tools and purposes shows its settings, by keyboard alone, and a button shows all again', async () => {
      const all = (await ask<string[]>({ kind: 'frame', title, action: 'text', selector: '#results tbody tr' })).length;
      await ask({ kind: 'frame', title, action: 'focus', selector: '#heat-0-0' });
      await ask({ kind: 'press', keys: 'ArrowDown' });
      const cell = await ask<string>({ kind: 'frame', title, action: 'focused' });
      assert.match(cell, /^button#heat-1-\d/);
      await ask({ kind: 'press', keys: 'Enter' });
      await until('the filter', async () => (await texts('#clear-filter')).length === 1);
      const [shown = ''] = await texts('#results .count');
      const rows = await texts('#results tbody tr');
      assert.ok(rows.length > 0 && rows.length < all, `${rows.length} of ${all}`);
      assert.match(shown, new RegExp(`^${rows.length} settings? shown`));
      assert.equal((await texts('.heat-map button[aria-pressed="true"]')).length, 1);
      await ask({ kind: 'frame', title, action: 'click', selector: '#clear-filter' });
      await until('all settings', async () => (await texts('#results tbody tr')).length === all);
      assert.match(await ask<string>({ kind: 'frame', title, action: 'focused' }), /^input#filter/);
      await ask({ kind: 'frame', title, action: 'focus', selector: '#heat-0-0' });
      await ask({ kind: 'press', keys: '/' });
      assert.match(await ask<string>({ kind: 'frame', title, action: 'focused' }), /^input#filter/);
    });

    test('groups and sorts, and keeps the choice when it is drawn anew', async () => {
      await ask({ kind: 'frame', title, action: 'choose', selector: '#group', text: 'traffic' });
      await until('groups by traffic', async () => /^Telemetry$/m.test(await headings()));
      await ask({ kind: 'frame', title, action: 'choose', selector: '#group', text: 'state' });
      await until('groups by state', async () => (await headings()).startsWith('open'));
      await ask({ kind: 'frame', title, action: 'choose', selector: '#sort', text: 'name' });
      await commands.executeCommand(ids.refresh);
      await until('the same groups', async () => (await headings()).startsWith('open'));
      await ask({ kind: 'frame', title, action: 'choose', selector: '#group', text: 'tool' });
      await ask({ kind: 'frame', title, action: 'choose', selector: '#sort', text: 'importance' });
    });

    test('says first what a reviewer asks', async () => {
      const text = await reportText();
      assert.match(text, /\d+ settings were read on .*: \d+ hardened, \d+ open/);
      assert.match(text, /The evidence for the claims: \d+ exact, \d+ measured, \d+ documented, \d+ estimated/);
      assert.match(text, /could be read|Not readable/);
    });

    test('lists what reads for a model, first what bypasses an ignore file, and leads there', async () => {
      const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
      const file = path.join(folder, '.cursor', 'mcp.json');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(
        file,
        '{\n "mcpServers": {\n  "everything": { "command": "npx", "args": ["some-server"] }\n }\n}\n',
      );
      try {
        await closeAll();
        await openReport();
        await until('the servers', async () => (await readerRows()).some(row => row.includes('everything')));
        const [first = ''] = await readerRows();
        assert.match(
          first,
          /MCP server[^]*everything[^]*npx some-server[^]*bypasses your ignore file[^]*\.cursorignore/,
        );
        assert.deepEqual(await ask({ kind: 'frame', title, action: 'axe' }), []);
        await ask({
          kind: 'frame',
          title,
          action: 'click',
          selector: 'section[aria-labelledby="readers"] button.link',
        });
        await until('the file', () => window.activeTextEditor?.document.uri.fsPath === file);
        assert.equal(window.activeTextEditor?.selection.start.line, 2);
      } finally {
        rmSync(path.dirname(file), { recursive: true, force: true });
      }
    });

    test('takes a server out of its file by a button, with a preview and an undo', async () => {
      const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
      const file = path.join(folder, '.cursor', 'mcp.json');
      const theirs =
        '{\n  // mine\n  "mcpServers": {\n    "one": { "command": "npx", "args": ["some-server"] }, // first\n    "two": { "command": "x" }\n  }\n}\n';
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, theirs);
      try {
        await closeAll();
        await openReport();
        const selector = 'section[aria-labelledby="readers"] button[aria-label^="Remove"][aria-label$=" one"]';
        await until('the button', async () => (await texts(selector)).length === 1);
        await ask({ kind: 'frame', title, action: 'click', selector });
        await until('the diff', () => tabLabels().includes('Change Who Can Read Here'));
        assert.equal(readFileSync(file, 'utf8'), theirs, 'nothing is written before Apply');
        await commands.executeCommand(ids.applyPreview);
        const after = readFileSync(file, 'utf8');
        assert.ok(!after.includes('some-server') && after.includes('"two"') && after.includes('// mine'), after);
        await commands.executeCommand(ids.showPrivacyReport);
        await until('the row to go', async () => !(await readerRows()).some(row => row.includes('some-server')));
        await commands.executeCommand(ids.undoLastChange);
        assert.equal(readFileSync(file, 'utf8'), theirs);
      } finally {
        rmSync(path.dirname(file), { recursive: true, force: true });
      }
    });

    test('remembers an answer to what only a person can check, and exports it', async () => {
      assert.match(await reportText(), /Only you can check these[^]*Model improvement/);
      const selector = 'select[aria-label^="Your answer: Claude Code"]';
      await ask({ kind: 'frame', title, action: 'choose', selector, text: 'done' });
      try {
        await until('the date of the answer', async () => {
          const rows = await ask<string[]>({ kind: 'frame', title, action: 'text', selector: 'tr:has(select.done)' });
          return /20\d\d/.test(rows.join('\n'));
        });
        await ask({ kind: 'frame', title, action: 'click', selector: '#export' });
        await until('the document', () => window.activeTextEditor?.document.languageId === 'markdown');
        assert.match(
          window.activeTextEditor?.document.getText() ?? '',
          /`Model improvement` \| done, .*https\\?:\/\/claude\.ai/,
        );
        await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      } finally {
        await commands.executeCommand(ids.showPrivacyReport);
        await until('the report again', async () => (await reportText()).includes('Model improvement'));
        await ask({ kind: 'frame', title, action: 'choose', selector, text: 'open' });
      }
    });

    test('counts what the tools left, and moves nothing without a second answer', async () => {
      const file = path.join(homedir(), '.codex', 'sessions', '2026', 'rollout.jsonl');
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, 'x'.repeat(2_500));
      await closeAll();
      await commands.executeCommand(ids.showPrivacyReport);
      await until('the size', async () => /Conversations[^]*2\.5 kB in 1 file/.test(await reportText()));
      const heads = 'section[aria-labelledby="stored"] thead th';
      assert.deepEqual(await ask({ kind: 'frame', title, action: 'text', selector: heads }), [
        'Tool',
        'Size',
        'Where',
        'Action',
      ]);
      // In tests VS Code refuses modal dialogs, which counts as no answer.
      await ask({ kind: 'frame', title, action: 'click', selector: 'button[aria-label^="Purge…"]' });
      await new Promise(resolve => setTimeout(resolve, 500));
      assert.ok(existsSync(file), 'nothing is moved without an answer');
      rmSync(path.join(homedir(), '.codex', 'sessions'), { recursive: true });
    });

    test('follows a file of a tool that changes outside the editor', async () => {
      const file = path.join(homedir(), '.claude', 'settings.json');
      const before = readFileSync(file, 'utf8');
      const settings = JSON.parse(before) as Record<string, unknown>;
      await until('the row', async () => (await reportText()).includes('feedbackSurveyRate'));
      writeFileSync(file, JSON.stringify({ ...settings, feedbackSurveyRate: 0.625 }, null, 2));
      try {
        // The oldest server cannot watch a disk; there the report is read again when it is shown.
        await until(
          'the value',
          async () => {
            if ((await reportText()).includes('0.625')) return true;
            await commands.executeCommand('workbench.action.files.newUntitledFile');
            await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
            await commands.executeCommand(ids.showPrivacyReport);
            return false;
          },
          40_000,
        );
      } finally {
        writeFileSync(file, before);
      }
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
      // A setting that takes effect without reloading the window.
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

function texts(selector: string): Promise<string[]> {
  return ask<string[]>({ kind: 'frame', title, action: 'text', selector });
}

async function headings(): Promise<string> {
  return (await ask<string[]>({ kind: 'frame', title, action: 'text', selector: '#results h3' })).join('\n');
}

/** Returns the rows of the section about who can read here. */
function readerRows(): Promise<string[]> {
  return ask<string[]>({
    kind: 'frame',
    title,
    action: 'text',
    selector: 'section[aria-labelledby="readers"] tbody tr',
  });
}

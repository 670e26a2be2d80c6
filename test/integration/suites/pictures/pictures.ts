import assert from 'node:assert/strict';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { ColorThemeKind, commands, languages, Selection, Uri, window, workspace } from 'vscode';
import { commands as ids, extensionId, settings, views } from '../../../../src/contract.ts';
import { cell } from '../../cell.ts';
import { clickUntil } from '../../actUntil.ts';
import { ask, until } from '../../driver.ts';
import { picture } from '../../picture.ts';
import { api, at, closeAll, harden, show, untilSquiggles } from '../../editor.ts';
import { plantRecords, removeRecords } from '../../records.ts';
import { openReport, reportText, reportTitle } from '../../report.ts';
import { entry, har } from '../../../unit/egress/har.ts';
import { statusText } from '../context/context.ts';
import { windowTexts } from '../context/contextWindow.ts';
import { alone, fold } from '../../sideBar.ts';
import { rowTexts, unfoldUntil } from '../machine/history.ts';

/** Pictures of every view, for the README and for visual checks. */
export function picturesSuite(): void {
  suite('Pictures', () => {
    suiteSetup(async () => {
      await api();
      await workspace.getConfiguration().update('sightglass.assistants', ['copilot', 'cursor', 'claude-code'], true);
    });
    suiteSetup(async () => {
      // At startup the editor only uses a high-contrast theme if the system does.
      if (cell.pictures?.endsWith('high-contrast') !== true) return;
      const theme = 'Default High Contrast';
      await workspace.getConfiguration().update('workbench.colorTheme', 'Default Dark+', true);
      await workspace.getConfiguration().update('workbench.colorTheme', theme, true);
      await until('the theme', () => window.activeColorTheme.kind === ColorThemeKind.HighContrast);
    });
    teardown(closeAll);

    test('squiggles, context tree and status bar', async () => {
      await openShop();
      await commands.executeCommand(`${views.window}.focus`);
      const editor = await show(at('src/payments.ts'));
      const end = editor.document.lineAt(11).range.end;
      editor.selection = new Selection(end, end);
      await until('the tree', async () =>
        /Completion[^]{0,60}payments\.ts/.test(
          (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n'),
        ),
      );
      await until('the status', async () => /secret/.test(await statusText()));
      await commands.executeCommand('notifications.clearAll');
      await until('the settings', async () => /Telemetry/.test((await windowTexts('.telemetry')).join()));
      await picture('context');
      // The answers to the first questions must also be visible on a small screen.
      await ask({ kind: 'resize', width: 1024, height: 768 });
      await picture('context-1024');
      await ask({ kind: 'resize', width: 1440, height: 900 });
    });

    test('the walkthrough', async () => {
      await commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#start`, false);
      for (const step of ['context', 'guard', 'sent']) {
        const selector = `.getting-started-step[data-step-id$="#${step}"]`;
        await clickUntil(selector, `the step ${step}`, async () => {
          const [expanded] = await ask<string[]>({ kind: 'text', selector: `${selector}.expanded` });
          return expanded !== undefined;
        });
        await rest();
        await picture(`walkthrough-${step}`);
      }
    });

    test('the text that would be sent', async () => {
      await openShop();
      const editor = await show(at('src/server.ts'));
      const place = editor.document.lineAt(13).range.end.translate(0, -3);
      editor.selection = new Selection(place, place);
      await until('the status', async () => /secret/.test(await statusText()));
      await commands.executeCommand(ids.previewPayload, { assistant: 'copilot', feature: 'completion' });
      await until('the lenses', async () =>
        /tokens/.test((await ask<string[]>({ kind: 'text', selector: '.codelens-decoration' })).join()),
      );
      await rest();
      await picture('preview');
      await commands.executeCommand(ids.previewPayload, { assistant: 'copilot', feature: 'chat' });
      await rest();
      await picture('preview-chat');
    });

    test('the hover on a secret', async () => {
      await openShop();
      const editor = await show(at('src/payments.ts'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      assert.ok(squiggle);
      const place = squiggle.range.start.translate(0, 3);
      editor.selection = new Selection(place, place);
      await until('the status', async () => /secret/.test(await statusText()));
      await commands.executeCommand('editor.action.showHover');
      await until(
        'the hover',
        async () => (await ask<string[]>({ kind: 'text', selector: '.monaco-hover' })).join().length > 20,
      );
      await picture('hover');
    });

    test('the findings', async () => {
      await commands.executeCommand(ids.scanWorkspace);
      await fold(views.context, true);
      await commands.executeCommand(`${views.findings}.focus`);
      await show(at('.env'));
      await until('the findings', async () => (await api()).snapshot().findings.size >= 5);
      await until('rows', async () =>
        /deploy\.pem/.test(
          (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n'),
        ),
      );
      // The Context Window also has to show the active file.
      await until('the window', async () => /\.env/.test((await windowTexts('.rows')).join()));
      await picture('findings');
      await fold(views.context, false);
    });

    test('what captured traffic carried', async () => {
      const payments = Buffer.from(await workspace.fs.readFile(at('src/payments.ts'))).toString('utf8');
      const prompt = `// Path: src/payments.ts\n${payments}`;
      const model = 'https://proxy.individual.githubcopilot.com/v1/engines/m/completions';
      const file = path.join(tmpdir(), 'traffic.har');
      const statsig = entry('https://statsig.anthropic.com/v1/rgstr', { text: '{"events":[]}' });
      writeFileSync(file, har([entry(model, { text: JSON.stringify({ prompt, suffix: '' }) }), statsig]));
      await commands.executeCommand(ids.importCapture, Uri.file(file));
      await until('the rows', async () =>
        /Secrets that were sent/.test(
          (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n'),
        ),
      );
      await commands.executeCommand(ids.showEvidence, 0);
      await until('the evidence', () => window.activeTextEditor?.document.getText().includes('payments.ts') === true);
      await until('the context without a file in front', async () => {
        const rows = (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
        return !/\.env:/.test(rows);
      });
      await picture('traffic');
      await commands.executeCommand(ids.showTrafficPicture);
      const bands = async (): Promise<number> =>
        (await ask<string[]>({ kind: 'frame', title: reportTitle, action: 'text', selector: '.flow-band' })).length;
      await until('the bands', async () => (await bands()) === 2);
      await rest();
      await picture('traffic-flow');
      assert.deepEqual(await ask({ kind: 'frame', title: reportTitle, action: 'axe' }), [], 'in this theme');
    });

    test('who can see a file', async () => {
      await show(at('src/payments.ts'));
      await commands.executeCommand(ids.explainFile, at('.env'));
      const title = 'Who can see .env?';
      await until('the table', async () =>
        /held back/.test((await ask<string[]>({ kind: 'frame', title, action: 'text' })).join()),
      );
      await rest();
      await picture('who');
      assert.deepEqual(await ask({ kind: 'frame', title, action: 'axe' }), [], 'in this theme');
    });

    test('the status tooltip', async () => {
      await openShop();
      await until('the status', async () => /secret/.test(await statusText()));
      await ask({ kind: 'hover', selector: '[id="sightglass.sightglass.sightglass.risk"]' });
      await until('the tooltip', async () =>
        /Assistants in use/.test(
          (await ask<string[]>({ kind: 'text', selector: '.monaco-hover, .workbench-hover' })).join(),
        ),
      );
      await picture('status');
    });

    test('an ignore file with rules that do nothing', async () => {
      const file = at('.cursorignore');
      const before = await workspace.fs.readFile(file);
      await workspace.fs.writeFile(file, Buffer.from('.env\n*.pem\nold-folder/\n*.pem\n'));
      try {
        const editor = await show(file);
        await until('faded rules', () => languages.getDiagnostics(editor.document.uri).length > 0);
        await commands.executeCommand('workbench.actions.view.problems');
        await picture('ignore');
      } finally {
        await workspace.fs.writeFile(file, before);
        await commands.executeCommand('workbench.action.closePanel');
      }
    });

    test('the privacy report', async () => {
      await commands.executeCommand('workbench.action.closeSidebar');
      await openReport();
      await rest();
      await picture('privacy');
      assert.deepEqual(await ask({ kind: 'frame', title: reportTitle, action: 'axe' }), [], 'in this theme');
    });

    test('who can read here', async () => {
      const servers = {
        files: { command: 'npx', args: ['-y', '@modelcontextprotocol/server-filesystem', '${workspaceFolder}'] },
        issues: { url: 'https://mcp.example.com/issues', headers: { Authorization: '${env:ISSUES_TOKEN}' } },
      };
      const file = at('.cursor/mcp.json').fsPath;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify({ mcpServers: servers }, null, 2));
      try {
        await closeAll();
        await commands.executeCommand('workbench.action.closeSidebar');
        await openReport();
        await until('the servers', async () => (await reportText()).includes('mcp.example.com'));
        await ask({ kind: 'frame', title: reportTitle, action: 'focus', selector: '#readers' });
        await rest();
        await picture('readers');
        assert.deepEqual(await ask({ kind: 'frame', title: reportTitle, action: 'axe' }), [], 'in this theme');
      } finally {
        rmSync(file);
      }
    });

    test('what only you can check, and what the tools left', async () => {
      for (const [name, size] of [
        ['.codex/sessions/2026/11/rollout.jsonl', 48_213],
        ['.codex/shell_snapshots/a.sh', 3_120],
        ['.claude/projects/-shop/one.jsonl', 812_420],
        ['.continue/sessions/1.json', 22_871],
      ] as const) {
        const file = path.join(homedir(), name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, 'x'.repeat(size));
      }
      const title = reportTitle;
      await commands.executeCommand('workbench.action.closeSidebar');
      await commands.executeCommand(ids.showPrivacyReport);
      await until('sizes', async () => (await reportText()).includes('812.4 kB'));
      await ask({ kind: 'frame', title, action: 'focus', selector: '#checklist' });
      await rest();
      await picture('privacy-checklist');
      await ask({ kind: 'frame', title, action: 'focus', selector: '#changes' });
      await picture('privacy-stored');
    });

    test('what was already sent, and when', async () => {
      plantRecords();
      await workspace.getConfiguration().update(settings.readHistory, 'on', true);
      try {
        await show(at('.env'));
        await commands.executeCommand(ids.readHistory);
        await until('the rows', async () => /Slack[^\n]*\s*Claude Code/.test(await rowTexts()));
        await alone(views.sent, async () => {
          await unfoldUntil(/Still in/);
          await rest();
          await picture('sent');
          await commands.executeCommand(ids.openSession, 'claude-code', 's-claude');
          await until('the session', () => window.activeTextEditor?.document.getText().includes('⟦') === true);
          await picture('session');
        });
        await commands.executeCommand('workbench.action.closeSidebar');
        await openReport();
        await until('the days', async () => (await reportText()).includes('as far as records show'));
        await ask({ kind: 'frame', title: reportTitle, action: 'focus', selector: '#history' });
        await ask({ kind: 'frame', title: reportTitle, action: 'focus', selector: '#timeline' });
        await picture('timeline');
        assert.deepEqual(await ask({ kind: 'frame', title: reportTitle, action: 'axe' }), [], 'in this theme');
        await ask({ kind: 'resize', width: 560, height: 900 });
        await picture('timeline-narrow');
        const overflow = await ask<number>({ kind: 'frame', title: reportTitle, action: 'overflow' });
        assert.ok(overflow <= 0, 'no sideways scrolling of the page');
      } finally {
        await ask({ kind: 'resize', width: 1440, height: 900 });
        await workspace.getConfiguration().update(settings.readHistory, undefined, true);
        removeRecords();
      }
    });

    test('the hardening diff', async () => {
      const file = at('.vscode/settings.json').fsPath;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, '{\n  // team settings\n  "editor.tabSize": 2,\n  "telemetry.editStats.enabled": true\n}\n');
      await harden();
      await picture('harden');
      await commands.executeCommand(ids.discardPreview);
    });
  });
}

async function openShop(): Promise<void> {
  for (const name of ['src/orders.ts', 'src/notify.ts', 'src/payments.ts']) await show(at(name));
  const editor = await show(at('src/server.ts'));
  const end = editor.document.lineAt(13).range.end;
  editor.selection = new Selection(end, end);
  await until('the simulation', async () => (await api()).snapshot().simulations.length > 0);
}

/** Moves the pointer to where no hover appears, and waits until none is shown. */
async function rest(): Promise<void> {
  await ask({ kind: 'hover', selector: '.part.statusbar' });
  const hovers = async (): Promise<string> =>
    (await ask<string[]>({ kind: 'text', selector: '.workbench-hover, .monaco-hover:not(.hidden)' })).join('').trim();
  await until('no hover', async () => (await hovers()) === '');
}

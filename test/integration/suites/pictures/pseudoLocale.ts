import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type CodeAction,
  type CodeLens,
  commands,
  env,
  extensions,
  type Hover,
  languages,
  type MarkdownString,
  Selection,
  Uri,
  window,
} from 'vscode';
import { pseudo } from '../../../../scripts/lib/build/pseudo.mjs';
import { tools } from '../../../../src/core/assistants/tools.ts';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { entry, har } from '../../../unit/egress/har.ts';
import { commands as ids, extensionId, views } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, show, untilSquiggles } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';

/**
 * Runs in an artificial language (`scripts/lib/build/pseudo.mjs`): every translated string is between ⟪ and ⟫. Text outside these
 * brackets is either data, such as names of files, products and settings, or a string that was not translated.
 */
export function pseudoLocaleSuite(): void {
  suite('In another language', () => {
    suiteSetup(async () => {
      await api();
    });
    teardown(closeAll);

    test('the editor speaks it', () => {
      assert.equal(env.language, 'qps-ploc');
    });

    test('commands, settings and views are called so', () => {
      const manifest = extensions.getExtension(extensionId)?.packageJSON as Record<string, unknown>;
      const texts: string[] = [];
      collect(manifest['contributes'], texts);
      assert.ok(texts.length > 80);
      assertTranslated(texts, 'package.json');
    });

    test('squiggles, hovers and quick fixes', async () => {
      const editor = await show(at('src/payments.ts'));
      const [squiggle] = await untilSquiggles(editor.document.uri, 1);
      assert.ok(squiggle);
      const { uri } = editor.document;
      const ours = languages.getDiagnostics(uri).filter(each => each.source === 'Sightglass');
      assertTranslated(
        ours.map(each => each.message),
        'squiggles',
      );
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, squiggle.range.start);
      const parts = hovers.flatMap(hover => hover.contents.map(part => (part as MarkdownString).value));
      assertTranslated(
        parts.filter(part => /⟪|Sightglass/.test(part)),
        'hover',
      );
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        squiggle.range,
      );
      assertTranslated(
        actions.map(each => each.title),
        'quick fixes',
      );
    });

    for (const view of Object.values(views).filter(each => each.includes('.'))) {
      test(`the view ${view}`, async () => {
        const editor = await show(at('src/payments.ts'));
        editor.selection = new Selection(11, 0, 11, 0);
        await commands.executeCommand(ids.scanWorkspace);
        await commands.executeCommand(`${view}.focus`);
        await until('a row', async () => (await sideBarTexts()).length > 3);
        assertTranslated(await sideBarTexts(), view);
      });
    }

    test('the Context Window', async () => {
      await show(at('src/payments.ts'));
      await commands.executeCommand(`${views.window}.focus`);
      const title = pseudo('Context Window');
      await until('the rows', async () => (await frameTexts(title)).join().includes('payments.ts'));
      assertTranslated(await frameTexts(title), 'Context Window');
    });

    test('the privacy report', async () => {
      await commands.executeCommand(ids.showPrivacyReport);
      const title = pseudo('AI Privacy Report');
      await until('its rows', async () => (await frameTexts(title)).join().includes('telemetry.telemetryLevel'));
      assertTranslated(await frameTexts(title), 'privacy report');
    });

    test('captured traffic, and the record behind a row', async () => {
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'sightglass-captures-')), 'traffic.har');
      const prompt = `// Path: src/pay.ts\nconst key = "${Object.values(fakeSecrets())[0] ?? ''}";\n`;
      const url = 'https://proxy.individual.githubcopilot.com/v1/engines/m/completions';
      writeFileSync(file, har([entry(url, { text: JSON.stringify({ prompt }) })]));
      await commands.executeCommand(ids.importCapture, Uri.file(file));
      await commands.executeCommand(`${views.traffic}.focus`);
      await until('the rows', async () => (await sideBarTexts()).join().includes('githubcopilot.com'));
      assertTranslated(await sideBarTexts(), 'captured traffic');
      await commands.executeCommand(ids.showEvidence, 0);
      await until('the record', () => window.activeTextEditor?.document.getText().includes('POST ') === true);
      const [head = ''] = window.activeTextEditor?.document.getText().split('── ') ?? [];
      assertTranslated([head.replace(/^POST .*|^[\w-]+: .*/gm, '')], 'record');
    });

    test('who can see a file', async () => {
      await commands.executeCommand(ids.explainFile, at('.env'));
      const title = pseudo('Who can see {0}?').replace('{0}', '.env');
      await until('the table', async () => (await frameTexts(title)).join().includes('Copilot'));
      assertTranslated(await frameTexts(title), 'who can see a file');
    });

    test('the status bar', async () => {
      await show(at('src/payments.ts'));
      const selector = '.statusbar-item[id^="sightglass"]';
      await until('the item', async () => (await ask<string[]>({ kind: 'text', selector })).join().includes('⟪'));
      assertTranslated(await ask<string[]>({ kind: 'attributes', selector, name: 'aria-label' }), 'status bar');
    });

    test('what commands say', async () => {
      for (const id of [ids.verifyHardening, ids.generateCopilotIgnore, ids.undoLastChange]) {
        void commands.executeCommand(id);
        await until(
          'an answer',
          async () => /⟪/.test(await notificationTexts()) || (await quickPickTexts()).length > 0,
        );
        assertTranslated([await notificationTexts(), ...(await quickPickTexts())], id);
        await commands.executeCommand('workbench.action.closeQuickOpen');
        await commands.executeCommand('notifications.clearAll');
      }
    });

    test('the preview of what would be sent', async () => {
      const editor = await show(at('src/payments.ts'));
      editor.selection = new Selection(11, 0, 11, 0);
      await commands.executeCommand(ids.previewPayload);
      await until('the preview', () => window.activeTextEditor?.document.uri.scheme === 'sightglass-payload');
      const uri = window.activeTextEditor?.document.uri;
      const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
      assert.ok(lenses.length > 0);
      assertTranslated(
        lenses.map(each => each.command?.title ?? ''),
        'lines above the parts',
      );
    });
  });
}

/** Keys of `package.json` with displayed text; VS Code keeps the English text of a title next to it. */
const shown = new Set([
  'value',
  'title',
  'description',
  'markdownDescription',
  'name',
  'contents',
  'displayName',
  'enumDescriptions',
  'label',
]);

function collect(value: unknown, into: string[], key = ''): void {
  if (typeof value === 'string' && shown.has(key) && value.includes(' ')) into.push(value);
  if (Array.isArray(value)) for (const each of value) collect(each, into, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) if (name !== 'inputSchema') collect(each, into, name);
}

async function sideBarTexts(): Promise<string[]> {
  const rows = '.part.sidebar .monaco-list-row, .part.sidebar .pane-header .title, .part.sidebar .welcome-view-content';
  const texts = await ask<string[]>({ kind: 'text', selector: rows });
  const labels = await ask<string[]>({
    kind: 'attributes',
    selector: '.part.sidebar .monaco-list-row',
    name: 'aria-label',
  });
  // Removes the editor's own words, which are not translated here.
  return [...texts, ...labels.map(label => label.replace(/, has actions$/, ''))].filter(text => text !== '');
}

async function quickPickTexts(): Promise<string[]> {
  return ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' });
}

/** Returns the displayed texts, and those for screen readers. */
async function frameTexts(title: string): Promise<string[]> {
  const texts = await ask<string[]>({ kind: 'frame', title, action: 'text' });
  const html = await ask<string>({ kind: 'frame', title, action: 'html' });
  const spoken = [...html.matchAll(/\b(?:aria-label|title|placeholder)="([^"]*)"/g)].map(match => match[1] ?? '');
  return [...texts.flatMap(text => text.split('\n')), ...spoken];
}

/** Settings without a key have the name that is used on the vendor's page. */
const accountSettings = tools.flatMap(({ settings }) =>
  settings.flatMap(({ kind, key }) => (kind === 'account' ? [key] : [])),
);

/** Two English words in a row outside the brackets are a sentence that was not translated. */
function assertTranslated(texts: readonly string[], where: string): void {
  const left = texts
    .flatMap(text => outside(text).split('\n'))
    .filter(line => !accountSettings.some(name => line.endsWith(name)))
    .filter(line => /\p{L}{2,} +\p{Ll}{2,}/u.test(line));
  assert.deepEqual([...new Set(left)], [], where);
}

/** Returns the text outside the brackets, which may be nested. */
function outside(text: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of text) {
    if (letter === '⟪') depth++;
    else if (letter === '⟫') depth--;
    else if (depth === 0) kept += letter;
  }
  return kept;
}

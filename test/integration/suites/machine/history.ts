import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands, type DocumentLink, type Hover, type MarkdownString, Selection, window, workspace } from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, settings, views } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, quickFix, show, squiggles, untilSquiggles } from '../../editor.ts';
import { notificationTexts } from '../../quickPick.ts';
import { plantRecords, recorded, removeRecords } from '../../records.ts';
import { openReport, reportText, reportTitle as title } from '../../report.ts';
import { foldOthers } from '../../sideBar.ts';

const kept = path.join(homedir(), '.sightglass', 'history');
/** The end of every secret in the records, enough to recognize it, without the public prefix that may be shown. */
const tells = [...Object.values(fakeSecrets()), ...Object.values(recorded)].map(each =>
  each.replace(/\n/g, '').slice(-24, -2),
);

export const rowTexts = async (): Promise<string> =>
  (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
const paneText = async (): Promise<string> =>
  (await ask<string[]>({ kind: 'text', selector: '.pane-body .welcome-view-content' })).join('\n');
const untilRow = (pattern: RegExp): Promise<void> => until(String(pattern), async () => pattern.test(await rowTexts()));

const picks = async (): Promise<string> =>
  (await ask<string[]>({ kind: 'text', selector: '.quick-input-list .monaco-list-row' })).join('\n');

async function allowRecords(answer: 'ask' | 'on' | 'off' | undefined): Promise<void> {
  await workspace.getConfiguration().update(settings.readHistory, answer, true);
}

/** Reads the records, and waits for the rows. */
async function readRecords(): Promise<void> {
  await allowRecords('on');
  await commands.executeCommand(ids.readHistory);
  await untilRow(/What records cannot show/);
}

export function historySuite(): void {
  suite('What already left', () => {
    const outputs: string[] = [];
    suiteSetup(async () => {
      await api();
      plantRecords();
      await foldOthers(views.sent, true);
    });
    teardown(closeAll);
    suiteTeardown(async () => {
      await allowRecords(undefined);
      removeRecords();
      await foldOthers(views.sent, false);
    });

    test('nobody reads a record before somebody says so, and the view says why', async () => {
      await commands.executeCommand(`${views.sent}.focus`);
      await until('the question', async () => /private conversations/.test(await paneText()));
      // In tests VS Code refuses modal dialogs, which counts as no answer.
      await refused(commands.executeCommand(ids.readHistory));
      await show(at('.env'));
      await untilSquiggles(at('.env'), 4);
      assert.ok(!existsSync(kept));
      assert.ok(squiggles(at('.env')).every(each => !each.message.includes('Already sent')));
    });

    test('who said no is asked no more, and led to the setting', async () => {
      await allowRecords('off');
      await until('the word on the setting', async () => /The setting decides/.test(await paneText()));
      await commands.executeCommand(ids.readHistory);
      await until('the reason', async () => (await notificationTexts()).includes(settings.readHistory));
      assert.ok(!existsSync(kept));
    });

    test('secrets with what became of them, with places, sessions, and what could not be read', async () => {
      await readRecords();
      await untilRow(/OpenAI API key\s*Claude Code/);
      await untilRow(/Slack[^\n]*\s*Claude Code/);
      await untilRow(/GitHub[^\n]*\s*stored only/);
      await untilRow(/Stripe[^\n]*\s*(?:Claude Code, Codex|Codex, Claude Code)/);
      await untilRow(/Windsurf[^\n]*\s*1 · encrypted/);
      outputs.push(await rowTexts());
      await unfoldUntil(/Still in \.env[^]*How to rotate it/);
      await unfoldUntil(/Not found in this workspace/);
      outputs.push(await rowTexts());
    });

    test('assistants with their sessions, files and secrets', async () => {
      await commands.executeCommand(ids.groupHistoryByAssistant);
      await untilRow(/Claude Code\s*2 sessions/);
      await untilRow(/^Codex\s*1 session/m);
      await unfoldUntil(/Nov 1\d, [^\n]*\s*harbour-shop/);
      await unfoldUntil(/^\.env\s*3 requests/m);
      outputs.push(await rowTexts());
      await commands.executeCommand(ids.groupHistoryBySecret);
    });

    test('one sentence where the secret stands: squiggle, hover, quick fix, status bar', async () => {
      const editor = await show(at('.env'));
      await until('the squiggles', () =>
        squiggles(editor.document.uri).some(each =>
          /Already sent to Claude Code on Nov 12, 2026, with 3 requests: rotate it\./.test(each.message),
        ),
      );
      // A secret that a person may have invented is recognized by its text.
      const [found] = squiggles(editor.document.uri).filter(each => each.range.start.line === 4);
      assert.match(found?.message ?? '', /Already sent to Claude Code/);
      const [first] = squiggles(editor.document.uri);
      assert.ok(first);
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        first.range.start,
      );
      const text = hovers.flatMap(each => each.contents.map(part => (part as MarkdownString).value)).join('\n');
      assert.match(text, /Already sent to Claude Code/);
      outputs.push(text, JSON.stringify(squiggles(editor.document.uri)));
      const fix = await quickFix(editor.document.uri, first.range, /How to rotate/);
      assert.ok(fix.command);
      void commands.executeCommand(fix.command.command, ...((fix.command.arguments ?? []) as unknown[]));
      await until('the page', async () => /Page: https:\/\/platform\.openai\.com/.test(await notificationTexts()));
      await commands.executeCommand('notifications.clearAll');
      await ask({ kind: 'hover', selector: '[id="sightglass.sightglass.sightglass.risk"]' });
      const tooltip = async (): Promise<string> =>
        (await ask<string[]>({ kind: 'text', selector: '.monaco-hover, .workbench-hover' })).join();
      await until('the tooltip', async () => /Already sent to Claude Code/.test(await tooltip()));
      outputs.push(await tooltip());
    });

    test('a file says to whom it was given', async () => {
      await commands.executeCommand(ids.explainFile, at('.env'));
      const said = async (): Promise<string> =>
        (await ask<string[]>({ kind: 'frame', title: 'Who can see .env?', action: 'text' })).join();
      await until('the page', async () => /given to Claude Code/.test(await said()));
    });

    test('a session is a document with masked secrets, whose texts lead to their records', async () => {
      await commands.executeCommand(ids.openSession, 'claude-code', 's-claude');
      await until('the session', () => window.activeTextEditor?.document.getText().includes('checkout fail') === true);
      const document = window.activeTextEditor?.document;
      assert.ok(document && !document.isDirty && document.uri.scheme === 'sightglass-preview');
      const text = document.getText();
      outputs.push(text);
      assert.match(
        text,
        /^── sent \(measured\) · to the assistant · after 1 request ·[^\n]*\.env · s-claude\.jsonl, line 3/m,
      );
      assert.match(text, /OPENAI_API_KEY=⟦/);
      assert.match(text, /── stored only/);
      const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
      const link = links.find(each => each.target?.fragment === 'L3');
      assert.ok(link);
      assert.ok(link.target?.path.endsWith('s-claude.jsonl') === true);
      assert.equal(document.getText(link.range).startsWith('s-claude.jsonl, line 3'), true);
    });

    test('a selection: which of its lines were sent, where and when', async () => {
      const editor = await show(at('.env'));
      const end = editor.document.lineAt(2).range.end;
      editor.selection = new Selection(0, 0, end.line, end.character);
      void commands.executeCommand(ids.wasThisSent);
      await until('the answer', async () => /Claude Code[^]*lines 1–3/.test(await picks()));
      await until('the limits', async () => /What records cannot show|Not found is not/.test(await picks()));
      outputs.push(await picks());
      await ask({ kind: 'press', keys: 'Escape' });
      const other = await show(at('src/server.ts'));
      other.selection = new Selection(3, 0, 4, 40);
      void commands.executeCommand(ids.wasThisSent);
      await until('the other answer', async () => /Not found in the records[^]*line 5/.test(await picks()));
      await ask({ kind: 'press', keys: 'Escape' });
    });

    test('the privacy report has the days, for the eye, the keyboard and a screen reader', async () => {
      await openReport();
      await until('the picture', async () => /Secrets that were sent, as far as records show/.test(await reportText()));
      assert.deepEqual(await ask({ kind: 'frame', title, action: 'axe' }), []);
      await ask({ kind: 'frame', title, action: 'focus', selector: '#timeline' });
      const said = async (): Promise<string> =>
        (await ask<string[]>({ kind: 'frame', title, action: 'text', selector: '.timeline-said' })).join();
      await until('the first cell', async () =>
        /^Claude Code, Nov 3, 2026: about .*different secrets: 1$/.test(await said()),
      );
      await ask({ kind: 'press', keys: 'ArrowRight' });
      await until('the second cell', async () => /^Claude Code, Nov 12, 2026/.test(await said()));
      await ask({ kind: 'press', keys: 'ArrowDown' });
      await until('the row below', async () => /^OpenAI Codex, Nov 14, 2026/.test(await said()));
      outputs.push(await ask<string>({ kind: 'frame', title, action: 'html' }));
    });

    test('what is kept is shown before it is forgotten, and purging knows it', async () => {
      assert.deepEqual(readdirSync(kept).sort(), ['index.jsonl', 'key']);
      outputs.push(readFileSync(path.join(kept, 'index.jsonl'), 'utf8'));
      await refused(commands.executeCommand(ids.forgetHistory));
      assert.ok(existsSync(path.join(kept, 'key')), 'nothing is removed without an answer');
      void commands.executeCommand(ids.purgeStoredData);
      await until('the list', async () => /Sightglass: Index/.test(await picks()));
      await ask({ kind: 'press', keys: 'Escape' });
    });

    test('who says no later is shown nothing any more', async () => {
      await show(at('.env'));
      await until('the sentence', () => squiggles(at('.env')).some(each => each.message.includes('Already sent')));
      await allowRecords('off');
      await until('no sentence', () => squiggles(at('.env')).every(each => !each.message.includes('Already sent')));
      await until('no rows', async () => !(await rowTexts()).includes('What records cannot show'));
    });

    test('no secret came out of all this', async () => {
      assert.ok(outputs.length > 8 && outputs.every(each => each.length > 20));
      outputs.push(await notificationTexts());
      for (const tell of tells)
        assert.equal(
          outputs.find(each => each.includes(tell)),
          undefined,
        );
    });
  });
}

/** Waits for a dialog that nobody can answer. */
async function refused(run: Thenable<unknown>): Promise<void> {
  await run.then(undefined, (error: unknown) => assert.match(String(error), /refused to show dialog/));
}

/** Expands one row after the other, including new ones, until a pattern is found. */
export async function unfoldUntil(pattern: RegExp): Promise<void> {
  const folded = '.part.sidebar .monaco-list-row[aria-expanded="false"] .monaco-tl-twistie';
  await until(String(pattern), async () => {
    if (pattern.test(await rowTexts())) return true;
    if (await ask<boolean>({ kind: 'visible', selector: folded })) await ask({ kind: 'click', selector: folded });
    return false;
  });
}

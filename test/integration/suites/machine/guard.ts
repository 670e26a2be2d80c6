import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { commands, window } from 'vscode';
import { commands as ids, views } from '../../../../src/contract.ts';
import { actUntil, clickUntil } from '../../actUntil.ts';
import { ask, until } from '../../driver.ts';
import { api, at, closeAll, root, tabLabels } from '../../editor.ts';
import { accepting, answerLists, notificationTexts, ticking } from '../../quickPick.ts';
import { alone } from '../../sideBar.ts';
import { openReport, reportText } from '../../report.ts';

const inHome = (name: string): string => path.join(homedir(), ...name.split('/'));
const claude = (): string => inHome('.claude/settings.json');
export const allowances = (): string => inHome('.sightglass/guard/allowances.json');
const launcher = (): string => inHome('.sightglass/bin/sightglass');

export function guardSuite(): void {
  suite('The guard', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('says that nothing is guarded, and what the guard is', async () => {
      await commands.executeCommand(ids.guardStatus);
      await until('the welcome', async () => /local program/.test((await welcome()).join(' ')));
    });

    test('is registered by a diff, runs, changes nothing a second time, and no command takes it back', async () => {
      const before = readFileSync(claude(), 'utf8');
      await propose('Claude Code');
      assert.equal(readFileSync(claude(), 'utf8'), before, 'nothing is written before Apply');
      await commands.executeCommand(ids.applyPreview);
      assert.match(readFileSync(claude(), 'utf8'), /"DISABLE_TELEMETRY": "1"[^]*\.sightglass\/bin\/sightglass/);
      assert.ok((statSync(launcher()).mode & 0o100) !== 0, 'the launcher runs');
      assert.match(readFileSync(launcher(), 'utf8'), /dist\/guard\.js/);
      await untilRow(/Claude Code[^]{0,20}guarded/);
      await choose('Claude Code');
      await until('a word', async () => /Nothing to do: the guard is registered/.test(await notificationTexts()));
      // Undo needs a confirmation: in tests VS Code refuses to show the dialog, so nothing happens.
      const registered = readFileSync(claude(), 'utf8');
      await attempt(commands.executeCommand(ids.undoLastChange));
      assert.equal(readFileSync(claude(), 'utf8'), registered);
      assert.ok(existsSync(launcher()));
      takeAway(before);
    });

    test('names the file that switches it off, and says once that it is gone', async () => {
      const before = readFileSync(claude(), 'utf8');
      await guarded(async () => {
        mkdirSync(at('.claude').fsPath, { recursive: true });
        writeFileSync(at('.claude/settings.json').fsPath, '{ "disableAllHooks": true }\n');
        await commands.executeCommand(ids.guardStatus);
        await untilRow(/switched off by .*settings\.json/);
        rmSync(at('.claude').fsPath, { recursive: true });
        await commands.executeCommand(ids.guardStatus);
        await untilRow(/Claude Code[^]{0,20}guarded/);
        await commands.executeCommand('notifications.clearAll');
        const registered = readFileSync(claude(), 'utf8');
        writeFileSync(claude(), before);
        await commands.executeCommand(ids.guardStatus);
        const gone = /no longer answers[^]*Claude Code: no longer registered/;
        await until('a warning', async () => gone.test(await notificationTexts()));
        await commands.executeCommand('notifications.clearAll');
        await commands.executeCommand(ids.guardStatus);
        assert.doesNotMatch(await notificationTexts(), gone, 'said once');
        writeFileSync(claude(), registered);
        await commands.executeCommand(ids.guardStatus);
      });
    });

    test('lists decisions, opens the rule, and revokes what a person allowed', async () => {
      await guarded(async () => {
        await alone(views.guard, async () => {
          // The section of decisions is shown while it is empty, and expands when the first decision arrives.
          await untilRow(/Last decisions\s*none yet/);
          refuse({ rule: '.cursorignore:1', path: '.env' });
          writeFileSync(allowances(), JSON.stringify([{ path: at('.env').path, until: null }]));
          await commands.executeCommand(ids.guardStatus);
          await untilRow(/\.env[^]*\.cursorignore:1/);
          await untilRow(/Allowed by you[^]*\.env[^]{0,10}once/);
          const isOpen = (): boolean => window.activeTextEditor?.document.fileName.endsWith('.cursorignore') === true;
          await clickUntil(row('.cursorignore:1'), 'the rule', isOpen);
        });
        const allowance = { path: at('.env').path, until: null };
        await commands.executeCommand(ids.revokeAllowance, { kind: 'allowance', allowance });
        assert.deepEqual(JSON.parse(readFileSync(allowances(), 'utf8')), []);
      });
    });

    test('is weakened by no command alone: a dialog asks, which an editor under test refuses to show', async () => {
      await guarded(async () => {
        const registered = readFileSync(claude(), 'utf8');
        const node = { kind: 'decision', index: 0, decision: decision({ rule: '.cursorignore:1', path: '.env' }) };
        await attempt(commands.executeCommand(ids.allowOnce, node));
        assert.ok(!existsSync(allowances()));
        await answerLists(ids.removeGuard, ticking('Claude Code'));
        await commands.executeCommand(ids.applyPreview);
        assert.equal(readFileSync(claude(), 'utf8'), registered);
      });
    });

    test('has a row in the privacy report and a line in the status tooltip', async () => {
      await guarded(async () => {
        await openReport();
        await until('the row', async () => /Guard[^]*Claude Code[^]*guarded/.test(await reportText()));
        await ask({ kind: 'hover', selector: '[id="sightglass.sightglass.sightglass.risk"]' });
        await until('the tooltip', async () => /Guarded: Claude Code/.test(await tooltip()));
      });
    });
  });
}

/** Registers the guard in Claude Code, runs something, and removes it again. */
export async function guarded(during: () => Promise<void>): Promise<void> {
  const before = readFileSync(claude(), 'utf8');
  await propose('Claude Code');
  await commands.executeCommand(ids.applyPreview);
  try {
    await during();
  } finally {
    takeAway(before);
    rmSync(inHome('.sightglass/guard'), { recursive: true, force: true });
  }
  assert.equal(readFileSync(claude(), 'utf8'), before);
}

/** Removes the guard by hand, because no command of the editor can do it without a confirmation. */
function takeAway(before: string): void {
  writeFileSync(claude(), before);
  rmSync(launcher(), { force: true });
}

async function propose(agent: string): Promise<void> {
  await choose(agent);
  await until('the diff', () => tabLabels().some(label => /Guard AI Agents/.test(label)));
}

export async function choose(agent: string): Promise<void> {
  const agents = ticking(agent, 'ways stay open');
  await answerLists(ids.guardAgents, accepting(/For Me/), agents, accepting(/The Agent Goes On/));
}

function decision(changes: object): object {
  const made = { agent: 'claude-code', event: 'read', decision: 'deny', milliseconds: 40, folder: root().fsPath };
  return { time: new Date().toISOString(), ...made, rule: null, ...changes };
}

/** Adds a decision to the log, in the same way as the guard's program. */
export function refuse(changes: object): void {
  const folder = inHome('.sightglass/guard');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'decisions.jsonl'), `${JSON.stringify(decision(changes))}\n`, { flag: 'a' });
}

/** Waits for a command that may be refused. */
async function attempt(run: Thenable<unknown>): Promise<void> {
  await run.then(
    () => {},
    () => {},
  );
}

function row(text: string): string {
  return `.part.sidebar .monaco-list-row:has-text("${text}")`;
}

async function rows(): Promise<string> {
  return (await ask<string[]>({ kind: 'text', selector: '.part.sidebar .monaco-list-row' })).join('\n');
}

export async function untilRow(shows: RegExp): Promise<void> {
  // Another view may be shown after it.
  const look = async (): Promise<void> => void (await commands.executeCommand(`${views.guard}.focus`));
  let seen = '';
  const isThere = async (): Promise<boolean> => shows.test((seen = await rows()));
  await actUntil(look, `a row ${String(shows)}`, isThere, () => seen);
}

async function welcome(): Promise<string[]> {
  return ask<string[]>({ kind: 'text', selector: '.welcome-view-content' });
}

async function tooltip(): Promise<string> {
  return (await ask<string[]>({ kind: 'text', selector: '.monaco-hover, .workbench-hover' })).join();
}

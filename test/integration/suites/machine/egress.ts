import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { commands, ConfigurationTarget, window, workspace } from 'vscode';
import { commands as ids } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { api, closeAll } from '../../editor.ts';
import { accepting, acceptQuickPick, answerLists, notificationTexts } from '../../quickPick.ts';

/** A proxy on a port on which nothing listens. */
const theirs = 'http://127.0.0.1:9';

export function egressSuite(): void {
  suite('Egress policies', () => {
    suiteSetup(api);
    teardown(closeAll);

    test('open as untitled documents that say what they cannot do', async () => {
      const lists = [/hosts file/, /Visual Studio Code/, /telemetry/i];
      await answerLists(ids.generateEgressPolicy, ...lists.map(accepting));
      const document = window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      const text = document.getText();
      assert.match(text, /^0\.0\.0\.0 copilot-telemetry\.githubusercontent\.com$/m);
      assert.doesNotMatch(text, /^0\.0\.0\.0 api\.githubcopilot\.com$/m);
      assert.match(text, /What it does not do/);
    });
  });

  suite('Recording outbound hosts', () => {
    suiteSetup(api);
    teardown(async () => {
      // Not awaited: the command ends when its message is closed.
      void commands.executeCommand(ids.stopRecording);
      await until('no recording', async () => !(await isShown()));
      await setProxy(undefined);
      await closeAll();
    });

    test('logs what the editor’s extensions ask for, and puts http.proxy back', async () => {
      await record();
      await until('the item in the status bar', isShown);
      await request('recorded.sightglass.invalid');
      const { log } = await untilLogged('recorded.sightglass.invalid');
      void commands.executeCommand(ids.stopRecording);
      await until('the setting', () => proxy() === undefined);
      await until('the item to go', async () => !(await isShown()));
      assert.doesNotMatch(log, /sightglass:/);
      await until('the message', async () => /as it was before/.test(await notificationTexts()));
    });

    test('puts a proxy of the person back', async () => {
      await setProxy(theirs);
      await record();
      await request('handed-on.sightglass.invalid');
      const { entry } = await untilLogged('handed-on.sightglass.invalid');
      assert.match(entry, /"verdict":"fail"/);
      void commands.executeCommand(ids.stopRecording);
      await until('the setting', () => proxy() === theirs);
    });

    test('ends one that is only being started, and starts the next one right after it', async () => {
      const isOpen = (): boolean => window.terminals.some(each => each.name === 'Sightglass Recorder');
      await choose('Start Recording');
      await until('the terminal', isOpen);
      void commands.executeCommand(ids.stopRecording);
      await until('the terminal to go', () => !isOpen());
      assert.equal(proxy(), undefined);
      await record();
      await request('next.sightglass.invalid');
      await untilLogged('next.sightglass.invalid');
    });

    test('refuses telemetry where that is chosen', async () => {
      await record('Start Recording and Refuse Telemetry');
      await request('default.exp-tas.com');
      const { entry } = await untilLogged('default.exp-tas.com');
      assert.match(entry, /"verdict":"deny"/);
      void commands.executeCommand(ids.stopRecording);
      await until('the setting', () => proxy() === undefined);
    });

    test('puts it back when the recorder ends by itself', async () => {
      await setProxy(theirs);
      await record();
      const terminal = window.terminals.find(each => each.name === 'Sightglass Recorder');
      const pid = await terminal?.processId;
      assert.ok(pid);
      process.kill(pid, 'SIGKILL');
      await until('the setting', () => proxy() === theirs);
      await until('the item to go', async () => !(await isShown()));
    });

    test('does nothing without a yes', async () => {
      void commands.executeCommand(ids.recordHosts);
      const isAsked = (): Promise<boolean> => ask<boolean>({ kind: 'visible', selector: '.quick-input-list' });
      await until('the question', isAsked);
      await ask({ kind: 'focus', selector: '.quick-input-widget .quick-input-box input' });
      await ask({ kind: 'press', keys: 'Escape' });
      await until('the question to go', async () => !(await isAsked()));
      assert.equal(proxy(), undefined);
      assert.ok(!window.terminals.some(each => each.name === 'Sightglass Recorder'));
    });
  });
}

async function record(choice = 'Start Recording'): Promise<void> {
  const before = proxy();
  await choose(choice);
  await until('the recorder in http.proxy', () => proxy() !== before);
  assert.match(proxy() ?? '', /^http:\/\/sightglass:[\w-]{32}@127\.0\.0\.1:\d+$/);
}

async function choose(choice: string): Promise<void> {
  void commands.executeCommand(ids.recordHosts);
  await until('the question', () => ask<boolean>({ kind: 'visible', selector: '.quick-input-list' }));
  // Typing narrows the list, and its first row is accepted.
  await ask({ kind: 'focus', selector: '.quick-input-widget .quick-input-box input' });
  await ask({ kind: 'type', text: choice });
  await acceptQuickPick(new RegExp(choice));
}

/** Sends a request like an extension: VS Code routes Node's modules through its proxy. */
async function request(host: string): Promise<void> {
  await new Promise<void>(resolve => {
    const asked = get(`https://${host}/`, response => {
      response.resume();
      resolve();
    });
    asked.on('error', () => resolve());
  });
}

async function untilLogged(host: string): Promise<{ readonly log: string; readonly entry: string }> {
  const terminal = window.terminals.find(each => each.name === 'Sightglass Recorder');
  const options = terminal?.creationOptions;
  const home = options && 'shellArgs' in options ? options.shellArgs?.[1] : undefined;
  assert.ok(home);
  const file = `${home}/.sightglass/recorder/log.ndjson`;
  const read = (): string => readFileSync(file, 'utf8');
  await until(`${host} in the log`, () => read().includes(host));
  const entry =
    read()
      .split('\n')
      .find(line => line.includes(host)) ?? '';
  return { log: read(), entry };
}

function proxy(): string | undefined {
  return workspace.getConfiguration('http').inspect<string>('proxy')?.globalValue;
}

async function setProxy(value: string | undefined): Promise<void> {
  await workspace.getConfiguration('http').update('proxy', value, ConfigurationTarget.Global);
}

async function isShown(): Promise<boolean> {
  return (await ask<string[]>({ kind: 'text', selector: '.statusbar-item' })).some(text =>
    text.includes('Recording hosts'),
  );
}

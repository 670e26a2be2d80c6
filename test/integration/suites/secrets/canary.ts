import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import {
  commands,
  env,
  type Hover,
  LanguageModelTextPart,
  languages,
  lm,
  type MarkdownString,
  Selection,
  window,
} from 'vscode';
import { fakeSecrets } from '../../../../scripts/lib/editor/demo.mjs';
import { commands as ids, tools, views } from '../../../../src/contract.ts';
import { ask, until } from '../../driver.ts';
import { notificationTexts } from '../../quickPick.ts';
import { api, at, closeAll, show, squiggles } from '../../editor.ts';
import { reportText, reportTitle } from '../../report.ts';
import { refuse, untilRow } from '../machine/guard.ts';

/** Secrets that differ from those of the demo, each of them unique, so a match can only come from here. */
const canaries = fakeSecrets(4_711);

/** The end of each secret, enough to recognize it, without the public prefix that may be shown. */
const tells = Object.entries(canaries).map(
  ([name, secret]) => [name, secret.replace(/\n/g, '').slice(-24, -2)] as const,
);

export function canarySuite(): void {
  suite('A secret never comes out', () => {
    suiteSetup(async () => {
      await api();
      plant();
    });
    suiteTeardown(closeAll);

    test('not in diagnostics, hovers, quick fixes, trees, status bar, notifications, report, payload, clipboard or log', async () => {
      const outputs: string[] = [];
      const canaryFiles = [
        'canary/all.env',
        'canary/code.ts',
        'canary/key.pem',
        'canary/.npmrc',
        'canary/settings.json',
      ];
      for (const name of canaryFiles) {
        const editor = await show(at(name));
        await until(`squiggles in ${name}`, () => squiggles(editor.document.uri).length > 0);
        for (const each of squiggles(editor.document.uri)) {
          const hovers = await commands.executeCommand<Hover[]>(
            'vscode.executeHoverProvider',
            editor.document.uri,
            each.range.start,
          );
          outputs.push(hovers.flatMap(hover => hover.contents.map(part => (part as MarkdownString).value)).join('\n'));
          const actions = await commands.executeCommand<object[]>(
            'vscode.executeCodeActionProvider',
            editor.document.uri,
            each.range,
          );
          outputs.push(JSON.stringify(actions));
        }
      }
      outputs.push(JSON.stringify(languages.getDiagnostics()));
      for (const path of canaryFiles) outputs.push(await toolAnswer(path));
      await commands.executeCommand(ids.scanWorkspace);
      await commands.executeCommand(`${views.findings}.focus`);
      await until('the findings', async () => (await api()).snapshot().findings.size > 4);
      outputs.push((await ask<string[]>({ kind: 'text', selector: '.monaco-list-row' })).join('\n'));
      outputs.push((await ask<string[]>({ kind: 'text', selector: '.statusbar, .notifications-toasts' })).join('\n'));
      outputs.push(snapshotText((await api()).snapshot()));

      const editor = await show(at('canary/code.ts'));
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      editor.selection = new Selection(end, end);
      await commands.executeCommand(ids.previewPayload);
      const payload = window.activeTextEditor?.document;
      assert.equal(payload?.uri.scheme, 'sightglass-payload');
      assert.match(payload?.getText() ?? '', /⟦/);
      outputs.push(payload?.getText() ?? '');

      refuse({ rule: 'canary/.cursorignore:1', path: 'canary/all.env' });
      refuse({ rule: 'github-pat', event: 'output', decision: 'redact' });
      await commands.executeCommand(ids.guardStatus);
      await untilRow(/canary\/all\.env/);
      outputs.push((await ask<string[]>({ kind: 'text', selector: '.monaco-list-row' })).join('\n'));
      outputs.push(
        (await ask<string[]>({ kind: 'attributes', selector: '.monaco-list-row', name: 'aria-label' })).join('\n'),
      );
      await commands.executeCommand(ids.showPrivacyReport);
      const title = reportTitle;
      await until('the report', async () => (await reportText()).includes('telemetry'));
      await until('what the tools left', async () => (await reportText()).includes('shell_snapshots'));
      await until('the servers', async () => (await reportText()).includes('canary-server'));
      outputs.push(await ask<string>({ kind: 'frame', title, action: 'html' }));
      assert.match(outputs.at(-1) ?? '', /environment\.d|Only you can check/);
      await commands.executeCommand(ids.verifyHardening);
      outputs.push(await notificationTexts());
      await ask({ kind: 'frame', title, action: 'click', selector: '#export' });
      await until('the export', () => window.activeTextEditor?.document.languageId === 'markdown');
      outputs.push(window.activeTextEditor?.document.getText() ?? '');
      outputs.push(await env.clipboard.readText());
      outputs.push(...filesBelow(path.join(await ask<string>({ kind: 'dataDir' }), 'data')));

      for (const [name, tell] of tells) {
        const hit = outputs.find(output => output.includes(tell));
        assert.equal(hit, undefined, `the ${name} came out`);
      }
    });

    test('the same search finds a secret where there is one', () => {
      const planted = readFileSync(at('canary/all.env').fsPath, 'utf8');
      assert.ok(tells.filter(([name]) => name !== 'pem').every(([, tell]) => planted.includes(tell)));
    });
  });
}

/** Returns the answer to an agent that asks about a file. */
async function toolAnswer(path: string): Promise<string> {
  const result = await lm.invokeTool(tools.checkVisibility, { input: { path }, toolInvocationToken: undefined });
  const text = result.content.map(part => (part instanceof LanguageModelTextPart ? part.value : '')).join('');
  assert.match(text, /Do not read or quote/);
  return text;
}

/** Writes the canaries to the usual places of secrets: code, environment, keys, registries, and the configuration of AI tools. */
function plant(): void {
  const { github, aws, awsSecret, stripe, openai, slack, password, pem } = canaries;
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(at(name).fsPath), { recursive: true });
    writeFileSync(at(name).fsPath, text);
  };
  write(
    'canary/all.env',
    `GITHUB_TOKEN=${github}\nAWS_ACCESS_KEY_ID=${aws}\nAWS_SECRET_ACCESS_KEY=${awsSecret}\nSTRIPE_KEY=${stripe}\nOPENAI_API_KEY=${openai}\nSLACK_TOKEN=${slack}\nDB_PASSWORD=${password}\n`,
  );
  write(
    'canary/code.ts',
    `export const github = '${github}';\nexport const stripe = '${stripe}';\nexport function pay() {\n  return stripe;\n}\n`,
  );
  write('canary/key.pem', `${pem}\n`);
  write('canary/.npmrc', `//registry.internal/:_authToken=${github}\n`);
  write('canary/settings.json', `{ "apiKey": "${openai}", "token": "${slack}" }\n`);
  const server = {
    command: 'npx',
    args: ['server', '--password', password, `postgresql://me:${password}@db.example/${stripe}`],
    env: { GITHUB_TOKEN: github },
  };
  write('.mcp.json', JSON.stringify({ mcpServers: { 'canary-server': server } }));
  // Configuration that the privacy report reads: a key in a settings file must not be shown as a value.
  const home = path.join(homedir(), '.claude', 'settings.json');
  const settings = JSON.parse(readFileSync(home, 'utf8')) as { env: Record<string, string> };
  settings.env['ANTHROPIC_API_KEY'] = openai;
  settings.env['OTEL_EXPORTER_OTLP_HEADERS'] = `authorization=Bearer ${github}`;
  writeFileSync(home, JSON.stringify(settings));
  // Files that define variables, and a tool's copy of them: only their names and sizes are read.
  const variables = `export GITHUB_TOKEN=${github}\nANTHROPIC_BASE_URL=https://me:${password}@proxy.example/${stripe}\n`;
  for (const name of ['.bashrc', '.profile', '.config/environment.d/ai.conf', '.codex/shell_snapshots/one.sh']) {
    const file = path.join(homedir(), name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, variables);
  }
  write('.env.canary', variables);
}

/** Returns the snapshot as text, including its maps. */
function snapshotText(snapshot: object): string {
  return JSON.stringify(snapshot, (_key, value: unknown) =>
    value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
  );
}

/**
 * Returns everything the editor wrote: logs, state, storage. Its local history and backups contain the files themselves and are
 * skipped.
 */
function filesBelow(folder: string): string[] {
  const found: string[] = [];
  for (const name of readdirSync(folder, { recursive: true }).map(String)) {
    if (/(?:^|[\\/])(?:History|Backups|extensions|CachedData|CachedExtensionVSIXs)[\\/]/.test(name)) continue;
    const file = path.join(folder, name);
    if (statSync(file).isFile()) found.push(readFileSync(file, 'latin1'));
  }
  return found;
}

// npm start [-- FOLDER] [--once] [--port N]: audits a folder in the terminal and opens it in VS Code with the extension.
import './lib/ensure-installed.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { makeDemo } = await import('./lib/editor/demo.mjs');
const { commandLine, run, step, which } = await import('./lib/run.mjs');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { once: { type: 'boolean' }, port: { type: 'string' } },
});
const started = Date.now();
const [given] = positionals;
if (given !== undefined && !(existsSync(given) && statSync(given).isDirectory())) {
  console.error(`${given} is not a folder.`);
  process.exit(2);
}

await step('Building', () => run(process.execPath, ['esbuild.config.mjs']));
// In a new folder in the temporary folder: under a predictable name, other users could have put a folder of their own there.
const folder = path.resolve(given ?? makeDemo(path.join(mkdtempSync(path.join(os.tmpdir(), 'sightglass-')), 'shop')));
console.log(given === undefined ? `› A demo workspace with fake secrets: ${folder}\n` : '');

// If no tool is found on this machine, the audit shows the assistant that VS Code itself ships.
const audit = spawnSync(process.execPath, ['dist/cli.js', 'audit', folder], { stdio: 'inherit' });
if (audit.status === null || audit.status > 1) process.exit(audit.status ?? 2);
console.log(`\n  ready after ${((Date.now() - started) / 1000).toFixed(1)} s`);

if (values.once || !process.stdout.isTTY) process.exit(0);

const code = which('code');
if (code !== undefined) {
  console.log(`› Opening ${folder} in VS Code with the extension.`);
  const child = spawn(
    ...commandLine(code, ['--new-window', `--extensionDevelopmentPath=${path.resolve('.')}`, folder]),
    {
      stdio: 'inherit',
    },
  );
  child.on('exit', status => process.exit(status ?? 0));
} else {
  const { startServer } = await import('./lib/editor/editor.mjs');
  const { newest } = await import('./lib/editor/vscode-server.mjs');
  const vsix = await packaged();
  const server = await step('Starting VS Code in the browser', () =>
    // The demo is ours and trusted; a person's folder is for the person to trust.
    startServer({
      version: newest,
      vsix,
      port: Number(values.port ?? 0),
      driver: false,
      restricted: given !== undefined,
      settings: { 'security.workspace.trust.startupPrompt': 'once', 'sightglass.scanAtFirstStart': true },
    }),
  );
  console.log(
    `\n  Open http://127.0.0.1:${server.port}/?tkn=${server.token}&folder=${encodeURIComponent(folder)}\n  Ctrl-C ends it.`,
  );
  process.on('SIGINT', () => void server.stop().then(() => process.exit(0)));
  process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
}

async function packaged() {
  await step('Packaging the extension', () => run(process.execPath, ['scripts/package.mjs']));
  const { readdirSync } = await import('node:fs');
  return path.resolve(
    'out',
    readdirSync('out').find(name => name.endsWith('.vsix')),
  );
}

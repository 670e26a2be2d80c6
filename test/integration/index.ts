import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { workspace } from 'vscode';
import { cell } from './cell.ts';
import { exchange, until } from './driver.ts';
import { suites } from './suites/all.ts';

/**
 * Runs inside the editor: in the server here, in desktop VS Code elsewhere. This is the signature that @vscode/test-electron
 * expects.
 */
export async function run(): Promise<void> {
  await foldersAreOpen();
  const mocha = new Mocha({ ui: 'tdd', timeout: 600_000, slow: 2_000, forbidOnly: process.env['CI'] === 'true' });
  mocha.suite.emit('pre-require', globalThis, 'suites', mocha);
  for (const [name, register] of Object.entries(suites)) {
    if (cell.suites.length === 0 || cell.suites.includes(name)) register();
  }
  const failures: string[] = [];
  let passed = 0;
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run(() => {
      const report = { passed, failed: failures.length, failures };
      if (exchange !== '') writeFileSync(path.join(exchange, 'results.json'), JSON.stringify(report));
      if (failures.length === 0) resolve();
      else reject(new Error(`${failures.length} failed`));
    });
    runner.on('pass', () => passed++);
    runner.on('fail', (test, error: Error) => failures.push(`${test.fullTitle()}\n${ownFrames(error)}`));
  });
}

/** Removes the editor's own stack frames, which say nothing about a failure of ours. */
function ownFrames(error: Error): string {
  const lines = (error.stack ?? error.message).split('\n');
  return lines.filter(line => !/node:internal|extensionHostProcess/.test(line)).join('\n');
}

/** Waits for the folders: a window may pass them to the extension host shortly after the host has started. */
async function foldersAreOpen(): Promise<void> {
  const wanted = { none: 0, single: 1, multi: 2 }[cell.workspace];
  await until(`${wanted} folders`, () => (workspace.workspaceFolders?.length ?? 0) === wanted);
}

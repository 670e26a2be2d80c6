// npm test: installs what is missing, checks types and style in parallel with the unit tests, then runs the integration tests in the
// real VS Code, oldest and newest, and with the packaged extension. The last line is `N passed, N failed`.
import './lib/ensure-installed.mjs';
import { spawn } from 'node:child_process';
import { installCheckers, missingCheckers } from './lib/checkers.mjs';

const started = Date.now();
const total = { passed: 0, failed: 0, skipped: 0 };

/** Runs a script, shows its output, and adds its counts to the total; a script without counts is a single test. */
async function part(title, args, counts) {
  console.log(`\n== ${title}`);
  add(await run(args, text => process.stdout.write(text)), counts);
}

/** The same for a script that runs in parallel: its output is printed in one piece. */
async function besides(title, args) {
  const done = await run(args, () => {}, 'pipe');
  console.log(`\n== ${title}\n${done.printed}`);
  add(done);
}

/** @returns {Promise<{code: number | null, printed: string}>} */
function run(args, show, stderr = 'inherit') {
  return new Promise(resolve => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', stderr] });
    let printed = '';
    const take = chunk => {
      printed += chunk;
      show(chunk);
    };
    child.stdout.on('data', take);
    child.stderr?.on('data', take);
    child.once('close', code => resolve({ code, printed }));
  });
}

function add({ code, printed }, counts) {
  const found = counts?.(printed);
  if (found === undefined) {
    total[code === 0 ? 'passed' : 'failed']++;
    return;
  }
  total.passed += found.passed;
  total.failed += found.failed;
  total.skipped += found.skipped ?? 0;
  if (code !== 0 && found.failed === 0) total.failed++;
}

/** mocha's `12 passing`, `1 failing`. */
function mochaCounts(text) {
  const number = pattern => Number(pattern.exec(text)?.[1] ?? 0);
  return {
    passed: number(/^\s*(\d+) passing/m),
    failed: number(/^\s*(\d+) failing/m),
    skipped: number(/^\s*(\d+) pending/m),
  };
}

/** The last `N passed, N failed` of the editor tests. */
function editorCounts(text) {
  const last = [...text.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return last === undefined ? { passed: 0, failed: 1 } : { passed: Number(last[1]), failed: Number(last[2]) };
}

await installCheckers();

const bin = name => `node_modules/${name}`;
const checks = (async () => {
  await besides('Types', [bin('typescript/bin/tsc'), '-p', '.']);
  await besides('Types of core alone', [bin('typescript/bin/tsc'), '-p', 'src/core']);
  await besides('Types of the webview', [bin('typescript/bin/tsc'), '-p', 'src/webview']);
  await besides('Lint', [bin('eslint/bin/eslint.js'), '.']);
  await besides('Format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']);
})();
await part('Build', ['esbuild.config.mjs']);
await part('Unit tests', ['scripts/test-unit.mjs', '--parallel', '--jobs', '2', '--reporter', 'dot'], mochaCounts);
await checks;
await part('npm start -- --once', ['scripts/start.mjs', '--once']);
await part('In the real VS Code', ['scripts/test-editor.mjs'], editorCounts);

console.log(`\nAll tests took ${((Date.now() - started) / 1000).toFixed(0)} s.`);
if (total.skipped > 0) {
  const missing = await missingCheckers();
  const why =
    missing.length === 0 ? 'of this system' : `for want of ${missing.join(', ')} (npm run policy:check names them)`;
  console.log(`${total.skipped} were skipped ${why}.`);
}
const skipped = total.skipped === 0 ? '' : `, ${total.skipped} skipped`;
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;

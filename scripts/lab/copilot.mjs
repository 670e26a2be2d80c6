// Records what the Copilot that VS Code carries puts into its requests, in the real editor with a model on the loopback:
//   npm run lab:copilot
// Writes test/fixtures/copilot/requests.json, and the requests themselves below out/lab/requests. On Linux everything runs in a
// network of its own. Nobody signs in: Copilot takes the token that its own tests use.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../lib/build/bundle.mjs';
import { runInEditor } from '../lib/editor/editor.mjs';
import { ensureChromium, ensureNode, ensureServer, newest } from '../lib/editor/vscode-server.mjs';

const isAlone = process.env.LAB_ALONE === '1';
const server = await ensureServer(newest);
await ensureNode();
const chromiumPath = await ensureChromium();
const own = ['unshare', '--net', '--map-root-user', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];

if (!isAlone && spawnSync(own[0], [...own.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
  const env = { ...process.env, LAB_ALONE: '1', CHROMIUM_PATH: chromiumPath };
  const run = spawnSync(own[0], [...own.slice(1), process.execPath, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env,
  });
  process.exitCode = run.status ?? 1;
} else {
  const outdir = 'out/lab/copilot';
  const entryPoints = { main: 'test/lab/copilot/main.ts', drive: 'test/lab/copilot/drive.ts' };
  await bundleForNode({ entryPoints, outdir, external: ['vscode'], outExtension: { '.js': '.cjs' } });
  const extension = path.join(server, 'extensions/copilot');
  const { recordRequests } = await import(pathToFileURL(path.resolve(outdir, 'main.cjs')).href);
  const tests = path.resolve(outdir, 'drive.cjs');
  const run = options => runInEditor({ ...options, version: newest, extension, tests, chromiumPath, timeout: 300_000 });
  await recordRequests({ run, extension, version: newest });
  process.exit(0);
}

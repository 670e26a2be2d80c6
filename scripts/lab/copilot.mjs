// Records what the Copilot built into VS Code puts into its requests, in the real editor with a model on the loopback:
//   npm run lab:copilot
// Writes test/fixtures/copilot/requests.json, and the requests themselves below out/lab/requests. On Linux, everything runs in a
// network of its own. Nobody signs in: Copilot uses the token that its own tests use.
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../lib/build/bundle.mjs';
import { runInEditor } from '../lib/editor/editor.mjs';
import { ensureChromium, ensureNode, ensureServer, newest } from '../lib/editor/vscode-server.mjs';
import { canSeal, runSealed } from './lib/sealed.mjs';

const isSealed = process.env.LAB_SEALED === '1';
const server = await ensureServer(newest);
await ensureNode();
const chromiumPath = await ensureChromium();

if (!isSealed && canSeal()) {
  const env = { ...process.env, LAB_SEALED: '1', CHROMIUM_PATH: chromiumPath };
  process.exitCode = runSealed([process.execPath, ...process.argv.slice(1)], env);
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

// Builds every bundle: the extension, its worker, the command line and the webview's page.
//   node esbuild.config.mjs [--watch] [--dev]
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { context } from 'esbuild';
import { commonJsChunks } from './scripts/lib/build/commonJsChunks.mjs';
import { noticesOf } from './scripts/lib/build/notices.mjs';
import { packedKeywords } from './scripts/lib/build/packedKeywords.mjs';
import { withoutUnusedTables } from './scripts/lib/build/unusedTables.mjs';
import { webAssembly } from './scripts/lib/build/webAssembly.mjs';
import { withWebTwins } from './scripts/lib/build/webTwins.mjs';
import { packedTokenTable } from './scripts/packedTokenTable.mjs';

const watch = process.argv.includes('--watch');
const dev = watch || process.argv.includes('--dev');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  plugins: [webAssembly, packedKeywords, withoutUnusedTables],
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Packages' ES modules first: a UMD wrapper hides its parts from the bundler. `yaml` has them for browsers alone.
  mainFields: ['module', 'main'],
  alias: { yaml: path.resolve('node_modules/yaml/browser/dist/index.js') },
};

const builds = [
  // What starts with the editor. The extension host of VS Code 1.96 (Electron 32) and newer runs Node 20 or newer.
  { ...node, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
  // The extension where there is a browser alone: one file, since nothing can be loaded beside it.
  {
    ...node,
    platform: 'browser',
    target: 'chrome128',
    entryPoints: { extension: 'src/web.ts' },
    outdir: 'dist/web',
    external: ['vscode'],
    plugins: [withWebTwins, webAssembly, packedKeywords, withoutUnusedTables],
  },
  // What starts before each step of an agent, and what an administrator copies: whole files.
  {
    ...node,
    entryPoints: {
      guard: 'src/node/guard/answering/main.ts',
      guardProgram: 'src/node/guard/answering/program.ts',
    },
    outdir: 'dist',
  },
  // Loaded by other bundles, with nothing to share.
  {
    ...node,
    entryPoints: {
      tokenizer: 'src/node/simulation/tokenizer.ts',
      recorder: 'src/node/egress/recorder/recorder.ts',
    },
    outdir: 'dist',
    plugins: [packedTokenTable, withoutUnusedTables],
  },
  // Everything else: what the extension loads on first use, threads, and the command line. What several of them need is in
  // chunks that they share; as bundles that hold everything they would be five times as large.
  {
    ...node,
    format: 'esm',
    splitting: true,
    write: false,
    entryPoints: {
      toolSettings: 'src/vscode/settings/toolSettings.ts',
      egressTools: 'src/vscode/egress/egressTools.ts',
      captureTools: 'src/vscode/egress/captureTools.ts',
      historyTools: 'src/vscode/history/historyTools.ts',
      guardTools: 'src/vscode/guard/guardTools.ts',
      exclusionRules: 'src/node/ignore/exclusionFacts.ts',
      secrets: 'src/node/scanning/secrets.ts',
      installed: 'src/node/versions/installed.ts',
      worker: 'src/node/scanning/worker.ts',
      captureWorker: 'src/node/egress/captureWorker.ts',
      historyWorker: 'src/node/history/historyWorker.ts',
      simulationWorker: 'src/node/simulation/simulationWorker.ts',
      readersWorker: 'src/node/readers/readersWorker.ts',
      teamRules: 'src/node/scanning/team/teamRules.ts',
      gitObjects: 'src/node/git/scanGit.ts',
      recorderProgram: 'src/cli/recorderProgram.ts',
      cli: 'src/cli/main.ts',
    },
    outdir: 'dist',
    chunkNames: '[name]-[hash]',
    external: ['vscode'],
    plugins: [webAssembly, packedKeywords, withoutUnusedTables, commonJsChunks({ minify: !dev })],
  },
  {
    ...shared,
    entryPoints: {
      privacy: 'src/webview/privacy/privacy.ts',
      visibility: 'src/webview/visibility/visibility.ts',
      window: 'src/webview/window/window.ts',
    },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    target: 'chrome128',
  },
];

const contexts = await Promise.all(builds.map(options => context(options)));
if (watch) {
  await Promise.all(contexts.map(each => each.watch()));
} else {
  const results = await Promise.all(contexts.map(each => each.rebuild()));
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync('dist/ThirdPartyNotices.txt', noticesOf(inputs));
  // Both packages take what lies there, and a chunk is called after its contents.
  const made = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)));
  for (const name of readdirSync('dist', { recursive: true }).map(each => `dist/${each.replaceAll('\\', '/')}`))
    if (name.endsWith('.js') && !made.has(name)) rmSync(name);
  await Promise.all(contexts.map(each => each.dispose()));
}

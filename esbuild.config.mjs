// Builds every bundle: the extension, its worker, the command line and the webview's page.
//   node esbuild.config.mjs [--watch] [--dev]
import { writeFileSync } from 'node:fs';
import { context } from 'esbuild';
import { noticesOf } from './scripts/lib/notices.mjs';
import { packedKeywords } from './scripts/lib/packedKeywords.mjs';
import { webAssembly } from './scripts/lib/webAssembly.mjs';
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
  plugins: [webAssembly, packedKeywords],
};

/** @type {import('esbuild').BuildOptions} */
// Packages' ES modules first: a UMD wrapper hides its parts from the bundler.
const node = { ...shared, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

const builds = [
  // The extension host of VS Code 1.96 (Electron 32) and newer runs Node 20 or newer. What start-up does not need is a
  // bundle of its own, loaded on first use.
  {
    ...node,
    entryPoints: {
      extension: 'src/extension.ts',
      toolSettings: 'src/vscode/settings/toolSettings.ts',
      secrets: 'src/node/scanning/secrets.ts',
      egressTools: 'src/vscode/egress/egressTools.ts',
      captureTools: 'src/vscode/egress/captureTools.ts',
      historyTools: 'src/vscode/history/historyTools.ts',
      guardTools: 'src/vscode/guard/guardTools.ts',
    },
    outdir: 'dist',
    external: [
      'vscode',
      './tokenizer.js',
      './toolSettings.js',
      './secrets.js',
      './teamRules.js',
      './egressTools.js',
      './captureTools.js',
      './historyTools.js',
      './guardTools.js',
    ],
  },
  {
    ...node,
    entryPoints: {
      worker: 'src/node/scanning/worker.ts',
      teamRules: 'src/node/scanning/teamRules.ts',
      gitObjects: 'src/node/git/scanGit.ts',
      captureWorker: 'src/node/egress/captureWorker.ts',
      tokenizer: 'src/node/simulation/tokenizer.ts',
      recorder: 'src/node/egress/recorder/recorder.ts',
    },
    outdir: 'dist',
    plugins: [webAssembly, packedKeywords, packedTokenTable],
  },
  {
    ...node,
    entryPoints: { historyWorker: 'src/node/history/historyWorker.ts' },
    outdir: 'dist',
    external: ['./teamRules.js'],
  },
  {
    ...node,
    entryPoints: { simulationWorker: 'src/node/simulation/simulationWorker.ts' },
    outdir: 'dist',
    external: ['./tokenizer.js'],
  },
  {
    ...node,
    entryPoints: {
      guard: 'src/node/guard/answering/main.ts',
      guardProgram: 'src/node/guard/answering/program.ts',
      exclusionRules: 'src/node/ignore/exclusionFacts.ts',
    },
    outdir: 'dist',
  },
  {
    ...node,
    entryPoints: { recorderProgram: 'src/cli/recorderProgram.ts' },
    outdir: 'dist',
    external: ['./recorder.js'],
  },
  {
    ...node,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    banner: { js: '#!/usr/bin/env node' },
  },
  // One command a run: each is a bundle of its own, which `cli.js` loads.
  {
    ...node,
    entryPoints: {
      auditCommand: 'src/cli/commands/audit.ts',
      scanCommand: 'src/cli/commands/scan.ts',
      completionCommand: 'src/cli/commands/completion.ts',
      contextCommand: 'src/cli/commands/context.ts',
      ignoreCommand: 'src/cli/commands/ignore/index.ts',
      settingsCommand: 'src/cli/commands/settings.ts',
      historyCommand: 'src/cli/commands/history.ts',
      hardenCommand: 'src/cli/commands/harden.ts',
      guardCommand: 'src/cli/commands/guard/index.ts',
      policyCommand: 'src/cli/commands/policy/index.ts',
      fleetCommand: 'src/cli/commands/fleet/index.ts',
      trailCommand: 'src/cli/commands/trail.ts',
      egressCommand: 'src/cli/commands/egress/index.ts',
    },
    outdir: 'dist',
    external: ['./tokenizer.js', './teamRules.js', './recorder.js', './guard.js'],
  },
  {
    ...shared,
    entryPoints: { privacy: 'src/webview/privacy.ts', window: 'src/webview/window/window.ts' },
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
  await Promise.all(contexts.map(each => each.dispose()));
}

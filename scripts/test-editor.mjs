// Runs the integration tests in the real VS Code, cell by cell:
//   node scripts/test-editor.mjs [--cell NAME]... [--suite NAME]... [--pictures DIR]
// Cells and their suites are listed below. Prints `N passed, N failed` at the end.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoFiles, makeDemo } from './lib/editor/demo.mjs';
import { runInEditor } from './lib/editor/editor.mjs';
import { bundleIntegrationTests, webCarrier } from './lib/editor/integration-bundle.mjs';
import { run, step } from './lib/run.mjs';
import { ensureChromium, ensureNode, ensureServer, newest, versions } from './lib/editor/vscode-server.mjs';

const oldest = Object.keys(versions)[0];

/**
 * Suites without special needs, which run in the oldest and the newest version. The oldest server has no native file watcher, so the
 * suite that changes files from outside the editor (`teamFiles`) runs only in the newest.
 */
const everyday = [
  'activation',
  'diagnostics',
  'contextWindow',
  'context',
  'secretFixes',
  'riskyTabs',
  'visibility',
  'ignoreFiles',
  'previews',
  'notebooks',
  'hardening',
  'guard',
  'privacyPanel',
];
const cells = [
  { name: 'oldest', version: oldest, workspace: 'single', suites: everyday },
  {
    name: 'newest',
    version: newest,
    workspace: 'single',
    suites: [...everyday, 'teamFiles', 'badInput', 'egress', 'captures', 'history', 'policy'],
  },
  { name: 'newest-canary', version: newest, workspace: 'single', suites: ['canary'] },
  { name: 'oldest-restricted', version: oldest, workspace: 'single', restricted: true, suites: ['restricted'] },
  { name: 'newest-restricted', version: newest, workspace: 'single', restricted: true, suites: ['restricted'] },
  {
    name: 'newest-multi',
    version: newest,
    workspace: 'multi',
    suites: ['multiRoot', 'multiRootCaptures', 'multiRootSettings'],
  },
  {
    name: 'newest-first-run',
    version: newest,
    workspace: 'single',
    settings: { 'sightglass.scanAtFirstStart': true },
    suites: ['firstRun'],
  },
  { name: 'newest-none', version: newest, workspace: 'none', suites: ['noFolder'] },
  { name: 'oldest-packaged', version: oldest, workspace: 'single', packaged: true, suites: ['packaged'] },
  { name: 'newest-packaged', version: newest, workspace: 'single', packaged: true, suites: ['packaged'] },
  { name: 'oldest-web', version: oldest, workspace: 'web', suites: ['web'] },
  { name: 'newest-web', version: newest, workspace: 'web', suites: ['web'] },
  {
    name: 'newest-pseudo',
    version: newest,
    workspace: 'single',
    packaged: true,
    locale: 'qps-ploc',
    suites: ['pseudoLocale'],
  },
];
const pictureCells = ['Light', 'Dark', 'High Contrast'].map(theme => ({
  name: `pictures-${theme.toLowerCase().replace(' ', '-')}`,
  version: newest,
  workspace: 'single',
  suites: ['pictures', 'guardPictures'],
  theme,
}));

/** Only on demand: `--cell bench-newest`. */
const benchCells = [oldest, newest].map((version, index) => ({
  name: `bench-${index === 0 ? 'oldest' : 'newest'}`,
  version,
  workspace: 'single',
  suites: ['bench'],
}));

const { values } = parseArgs({
  options: {
    cell: { type: 'string', multiple: true },
    suite: { type: 'string', multiple: true },
    pictures: { type: 'string' },
    'pictures-only': { type: 'boolean' },
  },
});

const themes = {
  Light: 'Default Light Modern',
  Dark: 'Default Dark Modern',
  'High Contrast': 'Default High Contrast',
};

const chromiumPath = await ensureChromium();
await step('Bundling the extension and its tests', async () => {
  await run(process.execPath, ['esbuild.config.mjs']);
  await bundleIntegrationTests();
});

const pictures = path.resolve(values.pictures ?? 'out/pictures');
const wanted = values['pictures-only']
  ? pictureCells
  : values.cell === undefined
    ? [...cells, ...pictureCells]
    : [...cells, ...pictureCells, ...benchCells].filter(cell => values.cell.includes(cell.name));
let passed = 0;
let failed = 0;

// Built before the first editor starts: editors run in parallel, and the build replaces files that they load.
const vsix = wanted.some(cell => cell.packaged) ? await packaged() : undefined;
for (const version of new Set(wanted.map(cell => cell.version))) await ensureServer(version);
await ensureNode();

// An editor and its browser wait for each other half of the time, so running two at once is faster.
const waiting = [...wanted];
await Promise.all(
  Array.from({ length: Math.min(2, os.availableParallelism()) }, async () => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) await report(cell);
  }),
);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a cell and prints its output in one piece. */
async function report(cell) {
  const start = Date.now();
  const printed = [];
  const print = line => void printed.push(line);
  let results = await runCell(cell, print);
  if (isEditorGone(results)) {
    print('  the editor itself went away; once more');
    results = await runCell(cell, print);
  }
  passed += results.passed;
  failed += results.failed;
  for (const failure of results.failures) print(`  ✗ ${failure.replaceAll('\n', '\n    ')}`);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(
    [
      `› VS Code ${cell.version}, ${cell.name}: ${suitesOf(cell).join(', ')}`,
      ...printed,
      `  ${results.passed} passed, ${results.failed} failed in ${seconds} s`,
    ].join('\n'),
  );
}

function suitesOf(cell) {
  return values.suite ?? cell.suites;
}

/** Whether the page was reloaded or the server died: every call is cancelled then, which says nothing about the extension. */
function isEditorGone({ failures }) {
  return failures.some(failure => /Canceled: Canceled|gave no results/.test(failure));
}

/** Runs one cell of the matrix in a fresh workspace and home folder. */
async function runCell(cell, print) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'sightglass-test-'));
  const exchange = path.join(scratch, 'exchange');
  const home = path.join(scratch, 'home');
  mkdirSync(home, { recursive: true });
  seedHome(home);
  try {
    const code = await runInEditor({
      print,
      version: cell.version,
      extension: cell.packaged ? carrier(scratch) : path.resolve('.'),
      tests: cell.workspace === 'web' ? 'carrier/index.js' : path.resolve('out/integration/index'),
      web: cell.workspace === 'web' ? path.resolve(webCarrier) : undefined,
      workspace: makeWorkspace(cell.workspace, scratch),
      restricted: cell.restricted ?? false,
      vsix: cell.packaged ? vsix : undefined,
      locale: cell.locale,
      settings: { ...cell.settings, ...(cell.theme ? { 'workbench.colorTheme': themes[cell.theme] } : {}) },
      chromiumPath,
      exchange,
      env: {
        HOME: home,
        SIGHTGLASS_CELL: JSON.stringify({
          version: cell.version,
          workspace: cell.workspace,
          restricted: cell.restricted ?? false,
          packaged: cell.packaged ?? false,
          suites: suitesOf(cell),
          ...(cell.theme ? { pictures: path.join(pictures, cell.name.replace('pictures-', '')) } : {}),
        }),
      },
    });
    const failurePicture = path.join(exchange, 'failure.png');
    if (existsSync(failurePicture)) cpSync(failurePicture, `out/failure-${cell.name}.png`);
    const file = path.join(exchange, 'results.json');
    if (!existsSync(file)) return { passed: 0, failed: 1, failures: [`the editor gave no results (code ${code})`] };
    const results = JSON.parse(readFileSync(file, 'utf8'));
    if (results.passed + results.failed > 0) return results;
    return { passed: 0, failed: 1, failures: ['no test ran'] };
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Fills a home folder with AI tools, so that detection and the report have something real to find. */
function seedHome(home) {
  const files = {
    '.claude/settings.json': JSON.stringify({ env: { DISABLE_TELEMETRY: '1' } }, null, 2),
    '.codex/config.toml': '# my codex\nmodel = "gpt-5"\n\n[analytics]\nenabled = true\n',
    '.config/github-copilot/versions.json': '{}\n',
    '.continue/config.yaml': 'name: mine\nversion: 1.0.0\n',
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
    writeFileSync(path.join(home, name), text);
  }
}

function makeWorkspace(kind, scratch) {
  if (kind === 'none') return undefined;
  if (kind === 'web') return 'sightglass-test:/shop';
  const single = makeDemo(path.join(scratch, 'harbour-shop'));
  if (kind === 'single') return single;
  const second = makeDemo(path.join(scratch, 'harbour-tools'), {
    ...demoFiles(),
    '.cursorignore': 'scripts/\n',
  });
  const file = path.join(scratch, 'both.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: [{ path: path.basename(single) }, { path: path.basename(second) }] }));
  return file;
}

/** Creates an empty extension that only contains the tests, so that only the installed VSIX is tested. */
function carrier(scratch) {
  const folder = path.join(scratch, 'carrier');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'carrier',
    publisher: 'sightglass-tests',
    version: '0.0.1',
    engines: { vscode: '^1.96.0' },
    capabilities: { untrustedWorkspaces: { supported: true } },
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

async function packaged() {
  await step('Packaging the VSIX', () => run(process.execPath, ['scripts/package.mjs']));
  const name = readdirSync('out').find(each => each.endsWith('.vsix'));
  if (name === undefined) throw new Error('scripts/package.mjs left no .vsix in out/');
  return path.resolve('out', name);
}

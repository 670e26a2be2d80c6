// Bundles the unit tests with esbuild and runs them with mocha. Arguments: folders or files below test/unit to run
// (default: all), then mocha's own options, e.g.  npm run test:unit -- test/unit/ignore --grep negation
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bundleForNode } from './lib/build/bundle.mjs';

/** Variables of CommonJS modules, which the product's code expects. */
const commonJsNames = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
].join(' ');

const args = process.argv.slice(2);
const firstOption = args.findIndex(arg => arg.startsWith('-'));
const filters = (firstOption < 0 ? args : args.slice(0, firstOption)).map(arg => path.normalize(arg));
const options = firstOption < 0 ? [] : args.slice(firstOption);

const specs = readdirSync('test/unit', { recursive: true })
  .map(name => path.join('test/unit', String(name)))
  .filter(name => name.endsWith('.spec.ts'))
  .filter(name => filters.length === 0 || filters.some(filter => name.startsWith(filter)));

// Some tests read or run the product's own bundles.
if (spawnSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1);

// Parallel runs must not delete each other's files. File names must not be longer than 255 bytes.
const wanted = filters.length === 0 ? 'all' : filters.join('+').replaceAll(path.sep, '-');
const outdir = path.join('out/unit', wanted.length < 100 ? wanted : createHash('sha256').update(wanted).digest('hex'));
rmSync(outdir, { recursive: true, force: true });
// Code shared by several tests is in common chunks, so it is compiled, and warm, once per process instead of 290 times.
await bundleForNode({
  entryPoints: specs,
  outdir,
  outbase: '.',
  format: 'esm',
  splitting: true,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[hash]',
  banner: { js: commonJsNames },
  sourcemap: 'linked',
  external: ['mocha', 'vscode', 'typescript', 'esbuild'],
});
const run = spawnSync(
  process.execPath,
  // No test is about time: the limit only ends tests that hang, even on a busy machine.
  [
    '--enable-source-maps',
    'node_modules/mocha/bin/mocha.js',
    '--timeout',
    '1800000',
    '--extension',
    'mjs',
    '--recursive',
    path.join(outdir, 'test'),
    ...options,
  ],
  { stdio: 'inherit' },
);
process.exitCode = run.status ?? 1;

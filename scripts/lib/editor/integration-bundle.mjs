// Bundles the integration suites into one CommonJS module that exports run(), as VS Code's test hosts expect.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleForNode } from '../build/bundle.mjs';
import { demoFiles } from './demo.mjs';
import { webAssembly } from '../build/webAssembly.mjs';

export async function bundleIntegrationTests() {
  rmSync('out/integration', { recursive: true, force: true });
  await bundleForNode({
    entryPoints: { index: 'test/integration/index.ts', runElectron: 'test/runElectron.ts' },
    outdir: 'out/integration',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', '@vscode/test-electron'],
  });
  await bundleWebTests();
}

/** The folder of an extension that contains the tests for the web, and a file system in memory. */
export const webCarrier = 'out/integration/web';

async function bundleWebTests() {
  await build({
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'chrome128',
    charset: 'utf8',
    logLevel: 'warning',
    entryPoints: { index: 'test/integration/web/index.ts', fileSystem: 'test/integration/web/fileSystem.ts' },
    outdir: webCarrier,
    sourcemap: 'inline',
    external: ['vscode'],
    define: { SIGHTGLASS_FILES: JSON.stringify(demoFiles()), 'process.env': '{}' },
    plugins: [workerTwins, webAssembly],
  });
  mkdirSync(webCarrier, { recursive: true });
  const manifest = {
    name: 'web-carrier',
    publisher: 'sightglass-tests',
    version: '0.0.1',
    engines: { vscode: '^1.96.0' },
    browser: './fileSystem.js',
    activationEvents: ['onFileSystem:sightglass-test'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  };
  writeFileSync(path.join(webCarrier, 'package.json'), JSON.stringify(manifest));
}

/** Replaces what test helpers need from Node and a worker does not have. */
const workerTwins = {
  name: 'worker-twins',
  /** @param {import('esbuild').PluginBuild} builder */
  setup(builder) {
    const twin = name => ({ path: path.resolve('test/integration/web', name) });
    builder.onResolve({ filter: /\/driver\.ts$/ }, ({ importer }) =>
      importer.endsWith(path.join('web', 'driver.ts')) ? undefined : twin('driver.ts'),
    );
    // A UMD module in a package of ES modules: it would use the exports of the whole bundle as its own.
    builder.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path: file }) => ({
      contents: `(function (exports, module, define) {\n${await readFile(file, 'utf8')}\n}).call(globalThis);`,
    }));
    builder.onResolve({ filter: /^node:/ }, ({ path: name }) => ({ path: name, namespace: 'not-in-a-worker' }));
    builder.onLoad({ filter: /./, namespace: 'not-in-a-worker' }, ({ path: name }) => ({
      contents: `module.exports = ${name === 'node:assert/strict' ? "{ ...require('./test/integration/web/assert.ts') }" : '{}'};`,
      resolveDir: '.',
    }));
  },
};

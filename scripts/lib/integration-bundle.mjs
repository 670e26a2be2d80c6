// Bundles the integration suites into one CommonJS module that exports run(), as every VS Code test host wants.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

export async function bundleIntegrationTests() {
  rmSync('out/integration', { recursive: true, force: true });
  await build({
    entryPoints: { index: 'test/integration/index.ts', runElectron: 'test/runElectron.ts' },
    outdir: 'out/integration',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    external: ['vscode', 'mocha', '@vscode/test-electron'],
    logLevel: 'warning',
  });
}

// Bundles the integration suites into one CommonJS module that exports run(), as every VS Code test host wants.
import { rmSync } from 'node:fs';
import { bundleForNode } from './bundle.mjs';

export async function bundleIntegrationTests() {
  rmSync('out/integration', { recursive: true, force: true });
  await bundleForNode({
    entryPoints: { index: 'test/integration/index.ts', runElectron: 'test/runElectron.ts' },
    outdir: 'out/integration',
    sourcemap: 'inline',
    external: ['vscode', 'mocha', '@vscode/test-electron'],
  });
}

// Bundles our TypeScript programs for Node, so that plain `node` can run them.
import { build } from 'esbuild';
import { packedKeywords } from './packedKeywords.mjs';
import { webAssembly } from './webAssembly.mjs';

/** @param {import('esbuild').BuildOptions} options at least `entryPoints` and where to write */
export function bundleForNode(options) {
  return build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    logLevel: 'warning',
    plugins: [webAssembly, packedKeywords],
    ...options,
  });
}

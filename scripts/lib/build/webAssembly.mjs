import { readFile } from 'node:fs/promises';
import path from 'node:path';
import wabt from 'wabt';

/** An esbuild plugin that assembles modules in WebAssembly's text format: a `.wat` file exports its `bytes`. */
export const webAssembly = {
  name: 'web-assembly',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.wat$/ }, async ({ path: file }) => {
      const { parseWat } = await wabt();
      const module = parseWat(path.basename(file), await readFile(file, 'utf8'), { simd: true, bulk_memory: true });
      try {
        module.validate();
        const { buffer } = module.toBinary({});
        return { contents: `export const bytes = Uint8Array.of(${buffer.join(',')});`, loader: 'js' };
      } finally {
        module.destroy();
      }
    });
  },
};

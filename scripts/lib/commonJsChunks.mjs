import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';

const chunkName = /-[A-Z0-9]{8}\.js$/;

/**
 * An esbuild plugin that writes the ES modules of a build with `splitting` as CommonJS: esbuild splits ES modules only, and the
 * extension host of VS Code 1.96 takes CommonJS only. For a build with `write: false` whose chunks
 * are called `[name]-[hash]`.
 * @param {{ minify: boolean }} options
 */
export const commonJsChunks = ({ minify }) => ({
  name: 'common-js-chunks',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    const { outdir } = build.initialOptions;
    build.onEnd(async ({ outputFiles = [] }) => {
      mkdirSync(outdir, { recursive: true });
      const converted = await Promise.all(
        outputFiles.map(async ({ path: file, text }) => {
          const { code } = await transform(text, { format: 'cjs', platform: 'node', target: 'node20', minify });
          return { file, code };
        }),
      );
      const names = new Set(converted.map(({ file }) => path.basename(file)));
      for (const { file, code } of converted) writeFileSync(file, code);
      // A chunk is called after its contents: old ones are of no use.
      for (const name of readdirSync(outdir))
        if (chunkName.test(name) && !names.has(name)) rmSync(path.join(outdir, name));
    });
  },
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { transform } from 'esbuild';

/**
 * An esbuild plugin that writes the ES modules of a build with `splitting` as CommonJS: esbuild splits ES modules only, and the
 * extension host of VS Code 1.96 takes CommonJS only. For a build with `write: false`.
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
          // A map of sources, which is no code.
          if (!file.endsWith('.js')) return { file, code: text };
          const { code } = await transform(text, { format: 'cjs', platform: 'node', target: 'node20', minify });
          return { file, code };
        }),
      );
      for (const { file, code } of converted) writeFileSync(file, code);
    });
  },
});

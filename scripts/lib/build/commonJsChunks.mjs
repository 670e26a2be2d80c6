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
          const options = { format: 'cjs', platform: 'node', target: 'node20', minify };
          const { code } = await transform(withPlainExports(text), options);
          return { file, code };
        }),
      );
      for (const { file, code } of converted) writeFileSync(file, code);
    });
  },
});

/**
 * A chunk with `exports.name = …` at its end in place of `export { … }`. esbuild would export each name by a getter that calls
 * another, which V8 does not inline: 6 % of a scan went into them. Node finds the names of what is loaded by `import()` in
 * either form. Nothing here exports a variable that changes later, and esbuild's chunks import each other in one direction only.
 * @param {string} text as esbuild writes it: one export statement at the end, or none
 */
function withPlainExports(text) {
  return text.replace(/\bexport\s*\{([^{}]*)\};?\s*(?=$|\/\/#)/, (_, names) =>
    names
      .split(',')
      .map(each => {
        const [local, exported = local] = each.trim().split(/\s+as\s+/);
        return `exports.${exported} = ${local};\n`;
      })
      .join(''),
  );
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { transform } from 'esbuild';

/**
 * An esbuild plugin that writes the ES modules of a build with `splitting` as CommonJS: esbuild can only split ES modules, and the
 * extension host of VS Code 1.96 only loads CommonJS. For a build with `write: false`.
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
          // A source map, which is not code.
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
 * Replaces `export { … }` at the end of a chunk with `exports.name = …`. esbuild would export each name through a getter that calls
 * another, which V8 does not inline: this took 6 % of a scan. With both forms, Node finds the names of modules loaded with
 * `import()`. No exported variable changes later, and esbuild's chunks import each other in one direction only.
 * @param {string} text as written by esbuild: one export statement at the end, or none
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

import path from 'node:path';

/**
 * An esbuild plugin that leaves out the tables of line breaks that `jsonc-parser` uses for formatting: nothing here formats with it,
 * and creating them takes a guard as long as deciding. The package does not declare that its modules have no side effects.
 */
export const withoutUnusedTables = {
  name: 'without-unused-tables',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\.\/string-intern$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'string-intern.js'),
      sideEffects: false,
    }));
  },
};

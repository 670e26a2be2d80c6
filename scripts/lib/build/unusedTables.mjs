import path from 'node:path';

/**
 * An esbuild plugin that leaves out the tables of line ends with which `jsonc-parser` formats: nothing here formats with it, and
 * making them takes a guard as long as deciding. The package does not say that its modules do nothing on their own.
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

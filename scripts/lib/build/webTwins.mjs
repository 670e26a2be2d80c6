import path from 'node:path';

/** Modules that need a computer, and the modules that replace them in the web bundle. */
export const webTwins = {
  'src/core/settings/programFormat.ts': 'src/vscode/web/programFormat.ts',
  'src/vscode/files/host.ts': 'src/vscode/web/host.ts',
  'src/vscode/settings/lazyEditorTools.ts': 'src/vscode/web/editorTools.ts',
  'src/node/scanning/lazySecrets.ts': 'src/vscode/web/secrets.ts',
};

const byFile = new Map(Object.entries(webTwins).map(pair => pair.map(file => path.resolve(file))));

/** An esbuild plugin that replaces modules as listed in {@link webTwins}. */
export const withWebTwins = {
  name: 'web-twins',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path: name, resolveDir }) => {
      const twin = byFile.get(path.resolve(resolveDir, name));
      return twin === undefined ? undefined : { path: twin };
    });
  },
};

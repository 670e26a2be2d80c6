import { build } from 'esbuild';
import { webAssembly } from './webAssembly.mjs';

const program = `
import { Engine } from './src/core/secrets/engine/engine.ts';
import { packedKeywordTree, packGates } from './src/core/secrets/engine/automaton.ts';
const { keywords, gates } = new Engine();
export const packed = packedKeywordTree(keywords);
export const packedGates = packGates(gates);
`;

/**
 * An esbuild plugin that builds the keyword tree at build time and puts it into `engine/packedKeywords.ts`. Building the tree takes
 * as long as everything else that a process does until it finds its first secret.
 */
export const packedKeywords = {
  name: 'packed-keywords',
  /** @param {import('esbuild').PluginBuild} builder */
  setup(builder) {
    builder.onLoad({ filter: /[\\/]engine[\\/]packedKeywords\.ts$/ }, async () => {
      const { outputFiles, metafile } = await build({
        stdin: { contents: program, resolveDir: '.', loader: 'ts' },
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        plugins: [webAssembly],
      });
      const code = Buffer.from(outputFiles[0].contents).toString('base64');
      const { packed, packedGates } = await import(`data:text/javascript;base64,${code}`);
      return {
        contents: `export const packedKeywords = ${JSON.stringify(packed)};\nexport const packedGates = ${JSON.stringify(packedGates)};`,
        loader: 'js',
        watchFiles: Object.keys(metafile.inputs).filter(name => name.startsWith('src/')),
      };
    });
  },
};

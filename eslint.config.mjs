import { isBuiltin } from 'node:module';
import path from 'node:path';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which layers of `src` each layer may import besides itself; `contract.ts` and files beside it belong to `vscode`. */
const allowed = {
  core: [],
  text: ['core'],
  node: ['core', 'text'],
  vscode: ['core', 'node', 'text', 'webview'],
  cli: ['core', 'node', 'text'],
  webview: [],
};
/** Layers that run where there is no Node, or no editor. */
const withoutNode = ['core', 'text', 'webview'];
const withoutEditor = ['core', 'text', 'node', 'cli', 'webview'];

const sourceFolder = path.join(import.meta.dirname, 'src');
const codes = path.join('text', 'everyTemplate.ts');
const layerOf = file => {
  const [first = '', ...rest] = path.relative(sourceFolder, file).split(path.sep);
  return rest.length > 0 ? first : 'vscode';
};

/** Imports point one way, by where they lead, not by how they are written. */
const layers = {
  create: context => {
    const from = layerOf(context.filename);
    const check = node => {
      const name = node.source?.value;
      if (typeof name !== 'string') return;
      const report = message => context.report({ node, message });
      if (name.startsWith('.')) {
        const target = path.resolve(path.dirname(context.filename), name);
        if (!target.startsWith(sourceFolder + path.sep)) return;
        const to = layerOf(target);
        // A code without a sentence does not compile: that one type is taken from the sentences (see `core/message.ts`).
        const isCodes = from === 'core' && node.importKind === 'type' && path.relative(sourceFolder, target) === codes;
        if (isCodes) return;
        // Every program that runs in a page knows its message types, and so does whoever talks to it.
        const isProtocol = to !== 'webview' || path.basename(target) === 'protocol.ts' || from === 'webview';
        if (to !== from && !allowed[from].includes(to)) report(`${from} does not import from ${to}.`);
        else if (!isProtocol) report(`${from} knows only the message types of a page.`);
      } else if (name === 'vscode' && withoutEditor.includes(from)) report(`${from} does not know the editor.`);
      else if (isBuiltin(name) && withoutNode.includes(from))
        report(`${from} runs without Node: take it as an argument.`);
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

export default tseslint.config(
  { ignores: ['dist', 'out', '.vscode-test', 'node_modules'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-console': 'error',
      // A switch counts as one: a flat list of cases reads well, however long it is.
      complexity: ['error', { max: 23, variant: 'modified' }],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { sightglass: { rules: { layers } } },
    rules: { 'sightglass/layers': 'error' },
  },
  {
    // A pipe or a device would hang whoever opens it: files of unknown origin are read by `regularFile.ts` alone.
    files: ['src/**/*.ts'],
    ignores: ['src/node/files/regularFile.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['node:fs', 'node:fs/promises'].map(name => ({
            name,
            importNames: ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'default', 'promises'],
            message: 'Read through node/files/regularFile.ts.',
          })),
        },
      ],
    },
  },
  {
    // These write files of our own, or read those of the kernel.
    files: [
      'src/node/files/{ancestors,processIdentity}.ts',
      'src/node/journal/files.ts',
      'src/node/trail/store.ts',
      'src/node/egress/recorder/{log,state,processes}.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // JavaScript's engine backtracks: a pattern from a file runs on that of `core/texts/linearExpression.ts`, YAML has one reader.
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            ':matches(NewExpression, CallExpression)[callee.name="RegExp"] > :not(Literal, TemplateLiteral).arguments',
          message: 'A pattern that is no constant comes from somewhere: use core/texts/linearExpression.ts.',
        },
        {
          selector: 'ImportDeclaration[source.value="yaml"] > ImportSpecifier[imported.name=/^parse/]',
          message: 'Read YAML through core/config/yamlText.ts.',
        },
        {
          selector: 'MemberExpression[object.property.name="fs"][property.name="readFile"]',
          message: 'Read through vscode/platform/workspace/readFile.ts: a named pipe would hang whoever opens it.',
        },
      ],
    },
  },
  {
    // The rules of the product are compiled from constants; that reader is the one.
    files: ['src/core/secrets/engine/pattern.ts', 'src/core/config/yamlText.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // `core` has no clock and no chance: both come in as arguments, so that every result can be reproduced.
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'window', 'document', 'setTimeout', 'setInterval', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
        { object: 'performance', property: 'now' },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.mjs', '*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'Buffer', 'URL', 'setTimeout', 'clearTimeout'].map(name => [name, 'readonly']),
      ),
    },
    rules: { 'no-console': 'off', 'no-restricted-exports': 'off' },
  },
);

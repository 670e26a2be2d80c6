import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which layer may import which: arrows point one way (see CONTRIBUTING.md). */
const forbid = (folder, patterns) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map(([group, message]) => ({ group: [group].flat(), message })) },
    ],
  },
});
const outOfCore = [
  [
    ['vscode', 'node:*', 'fs', 'path', 'os', 'child_process', 'worker_threads'],
    'core is pure: take it as an argument.',
  ],
  [
    ['**/node/*', '**/vscode/*', '**/cli/*', '**/webview/*', '**/text/*', '!./**/node/*'],
    'core never imports its way out.',
  ],
];

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
      eqeqeq: ['error', 'always'],
    },
  },
  forbid('core', outOfCore),
  forbid('node', [[['vscode', '**/vscode/*', '**/cli/*', '**/webview/*'], 'node knows core only.']]),
  forbid('vscode', [[['**/cli/*'], 'the faces do not know each other.']]),
  forbid('cli', [[['vscode', '**/vscode/*', '**/webview/*'], 'the faces do not know each other.']]),
  forbid('webview', [
    [
      ['vscode', 'node:*', '**/core/*', '**/node/*', '**/vscode/*', '**/cli/*'],
      'webview knows only the message types.',
    ],
  ]),
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

import type { RuleFile } from '../../../src/core/ignore/types.ts';

export interface Tree {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly rules: readonly RuleFile[];
}

const names = [
  'a',
  'b',
  'ab',
  'A',
  'aB',
  '.a',
  'a b',
  'é',
  'b.c',
  '[a]',
  'a-b',
  '#a',
  '!a',
  'a\\b',
  'a ',
  'a*',
  'abc',
  'x1',
  '_',
  'a]',
];
const pieces = [
  'a',
  'b',
  'c',
  'A',
  'B',
  'x',
  '1',
  'é',
  '.',
  '-',
  '_',
  '*',
  '*',
  '*',
  '**',
  '**',
  '/',
  '/',
  '/',
  '/**/',
  '**/',
  '/**',
  '?',
  '[',
  ']',
  '[a]',
  '[!a]',
  '[^b]',
  '[a-c]',
  '[A-C]',
  '[]a]',
  '[[:alpha:]]',
  '[[:upper:]]',
  '[![:digit:]]',
  '[[:nope:]]',
  '[[:x]',
  '[a-]',
  '[\\]]',
  '[/]',
  '[b-\\d]',
  '\\',
  '\\a',
  '\\A',
  '\\*',
  '\\/',
  '\\[',
  '!',
  '#',
  ' ',
  '\\ ',
  '\t',
  'ab',
  'a/b',
  '/a',
  'a/',
  '\r',
  '***',
];

export function randomTree(random: () => number): Tree {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const folders: string[] = [];
  for (let i = 0; i < 5; i++) {
    const parent = folders.length > 0 && random() < 0.6 ? `${pick(folders)}/` : '';
    const folder = parent + pick(names);
    if (!folders.includes(folder)) folders.push(folder);
  }
  const files: string[] = [];
  for (let i = 0; i < 12; i++) {
    const parent = random() < 0.8 ? `${pick(folders)}/` : '';
    const file = parent + pick(names);
    if (!folders.includes(file) && !files.includes(file)) files.push(file);
  }
  const all = [...folders, ...files];
  const pattern = (): string => {
    const kind = random();
    let body = kind < 0.25 ? pick(all) : kind < 0.4 ? pick(names) : kind < 0.5 ? garble(pick(all), random) : '';
    if (body === '') for (let count = 1 + Math.floor(random() * 5); count > 0; count--) body += pick(pieces);
    if (random() < 0.15) body = `/${body}`;
    if (random() < 0.15) body += '/';
    return (random() < 0.25 ? '!' : '') + body + (random() < 0.1 ? ' ' : '');
  };
  const ruleFile = (base: string): RuleFile => {
    let text = random() < 0.1 ? '\uFEFF' : '';
    for (let count = 1 + Math.floor(random() * 5); count > 0; count--) {
      text += pattern() + (random() < 0.15 ? '\r\n' : random() < 0.1 ? '\n\n' : '\n');
    }
    if (random() < 0.2) text = text.slice(0, -1);
    return { path: base === '' ? '.gitignore' : `${base}/.gitignore`, mechanism: '.gitignore', base, text };
  };
  const rules = [ruleFile('')];
  for (const folder of folders) if (random() < 0.35) rules.push(ruleFile(folder));
  return { folders, files, rules };
}

function garble(path: string, random: () => number): string {
  const at = Math.floor(random() * path.length);
  const replacement = ['*', '?', '**', '[a-z]', '[!x]', '\\'][Math.floor(random() * 6)] ?? '*';
  return path.slice(0, at) + replacement + path.slice(at + (replacement === '\\' ? 0 : 1));
}

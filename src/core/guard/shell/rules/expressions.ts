import type { Command, Word } from '../grammar/syntax.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';

/**
 * Whether a command of PowerShell is an expression: a string, a list of strings, or several strings that are combined: `'.' + 'env'`,
 * `'.{0}' -f 'env'`, `'a','b' -join ''`, `'xa' -replace 'x'`.
 */
export function isExpression({ words }: Command): boolean {
  const [first] = words[0]?.parts ?? [];
  const isJoined = words.slice(1).some(word => joining.test(operatorOf(word)));
  if (words.every(isQuoted)) return true;
  return isJoined && (first?.kind === 'variable' || first?.kind === 'output' || isQuoted(words[0]));
}

const joining = /^(?:\+|-f|-join|-c?replace|-split)$/i;

function operatorOf(word: Word): string {
  const [first] = word.parts;
  return first?.kind === 'text' && !first.isQuoted ? first.text : '';
}

function isQuoted(word: Word | undefined): boolean {
  const [first] = word?.parts ?? [];
  return first?.kind === 'text' && first.isQuoted;
}

/** Returns the value of such an expression. */
export function expressed(words: readonly Pattern[]): readonly Pattern[] {
  const at = words.findIndex(word => joining.test(word));
  if (at < 0) return words;
  const left = words.slice(0, at).map(unescaped);
  const [first = '', ...others] = words.slice(at + 1).map(unescaped);
  switch ((words[at] ?? '').toLowerCase()) {
    case '-f':
      return [
        escaped((left[0] ?? '').replace(/\{(\d+)[^{}]*\}/g, (_, index) => [first, ...others][Number(index)] ?? '')),
      ];
    case '-join':
      return [escaped(left.join(first))];
    case '-split':
      return left.flatMap(each => each.split(first)).map(escaped);
    case '+':
      return [words.filter((_, index) => index % 2 === 0).join('')];
    default: {
      const wanted = first.replace(/^\^|\$$/g, '').replaceAll('\\', '');
      return left.map(each => escaped(each.replaceAll(wanted, () => others[0] ?? '')));
    }
  }
}

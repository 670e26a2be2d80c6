import type { Command, Word } from '../grammar/syntax.ts';
import { escaped, type Pattern, unescaped } from '../words.ts';

/**
 * Whether a command of PowerShell is no command but a text, a list of texts, or several that are put together: `'.' + 'env'`,
 * `'.{0}' -f 'env'`.
 */
export function isExpression({ words }: Command): boolean {
  const [first] = words[0]?.parts ?? [];
  const [operator] = words[1]?.parts ?? [];
  const isJoined = operator?.kind === 'text' && joining.test(operator.text);
  return words.every(isQuoted) || (isJoined && (first?.kind === 'variable' || isQuoted(words[0])));
}

const joining = /^(?:\+|-f)$/i;

function isQuoted(word: Word | undefined): boolean {
  const [first] = word?.parts ?? [];
  return first?.kind === 'text' && first.isQuoted;
}

/** What such an expression gives. */
export function expressed(words: readonly Pattern[]): readonly Pattern[] {
  if (!joining.test(words[1] ?? '')) return words;
  if (/^-f$/i.test(words[1] ?? '')) {
    const values = words.slice(2).map(unescaped);
    return [escaped(unescaped(words[0] ?? '').replace(/\{(\d+)[^{}]*\}/g, (_, index) => values[Number(index)] ?? ''))];
  }
  return [words.filter((_, at) => at % 2 === 0).join('')];
}

import { decodeBase64 } from '../../../secrets/engine/base64.ts';
import { literalOf, type Pattern, unescaped } from '../words.ts';
import { operandsOf } from './arguments/operands.ts';

/** Returns the output of a filter for a known text. */
type Made = (rest: readonly Pattern[], text: string) => string | null;

/** The longest text that is filtered, in UTF-16 units. */
const longestText = 4_096;

/** Programs that pass on their input, or some lines of it. */
const handingOn = /^(?:cat|tee|sort|uniq|head|tail|shuf|nl|tac|xargs|fmt|column|strings|dos2unix|iconv)$/;

/** Programs that select lines or words; unknown names stay unknown. */
export const choosing = /^(?:head|tail|shuf|sed|g?awk|mawk|cut|nl|tac|tee|cat|tr)$/;

/**
 * Returns the output of a program in a pipe for a text (their manuals, GNU coreutils 9); null if it is only known by running it.
 * @param words the program and its arguments
 */
export function filteredText(words: readonly Pattern[], text: string): string | null {
  const [name = '', ...rest] = words;
  if (text.length > longestText) return null;
  if (handingOn.test(name)) return text;
  return Object.hasOwn(makers, name) ? (makers[name]?.(rest, text) ?? null) : null;
}

const makers: Readonly<Record<string, Made>> = {
  rev: (_, text) => text.split('\n').map(reversed).join('\n'),
  tr: translated,
  base64: (rest, text) => (rest.some(word => /^-(?:d|D|di|-decode)$/.test(word)) ? decoded(text) : null),
  openssl: (rest, text) => (rest.some(word => word === '-d') && /base64/.test(rest.join(' ')) ? decoded(text) : null),
  xxd: (rest, text) => (/^-r.*p|^-p.*r/.test(rest.join(' ')) ? fromHex(text) : null),
  sed: (rest, text) => substituted(unescaped(operandsOf(rest.filter(word => word !== '-e'))[0] ?? ''), text),
  cut: (rest, text) => cutOut(rest.map(unescaped).join(' '), text),
  awk: (rest, text) => field(unescaped(operandsOf(rest)[0] ?? ''), text),
};

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function decoded(text: string): string | null {
  const bytes = decodeBase64(text.trim());
  return bytes === null ? null : textOf(bytes);
}

/** Converts bytes to text, one character per byte, which is right for most file names. */
function textOf(bytes: Iterable<number>): string {
  return [...bytes].map(byte => String.fromCharCode(byte)).join('');
}

function fromHex(text: string): string {
  return textOf([...text.matchAll(/[0-9a-f]{2}/gi)].map(([byte]) => parseInt(byte, 16)));
}

/** `tr -d SET`, `tr SET SET`; a shorter second set is extended by its last character. */
function translated(rest: readonly Pattern[], text: string): string | null {
  const [from, to] = operandsOf(rest).map(each => members(unescaped(each)));
  if (from === undefined) return null;
  const isDeleting = rest.some(word => /^-\w*d/.test(word));
  if (!isDeleting && to === undefined) return text;
  return [...text]
    .map(unit => {
      const at = from.indexOf(unit);
      if (at < 0) return unit;
      return isDeleting ? '' : (to?.[Math.min(at, to.length - 1)] ?? '');
    })
    .join('');
}

/** Returns the characters of `a-z`, `[:upper:]`, `\n`. */
function members(set: string): readonly string[] {
  const plain = set
    .replaceAll('[:upper:]', 'A-Z')
    .replaceAll('[:lower:]', 'a-z')
    .replaceAll('[:digit:]', '0-9')
    .replaceAll('\\n', '\n');
  return [...plain.matchAll(/([^])-([^])|[^]/g)].flatMap(([unit, first, last]) => {
    if (first === undefined || last === undefined) return [unit];
    const [start, end] = [first.charCodeAt(0), last.charCodeAt(0)];
    const count = Math.min(256, Math.max(0, end - start + 1));
    return Array.from({ length: count }, (_, at) => String.fromCharCode(start + at));
  });
}

/** Applies `s/TEXT/OTHER/` if TEXT is literal except for `^` or `$`; for other forms, the text stays unchanged. */
function substituted(program: string, text: string): string | null {
  const [, , wanted, put, flags] = /^s([^\w\s])((?:(?!\1)[^\\])*)\1((?:(?!\1)[^\\])*)\1([gi]*)$/.exec(program) ?? [];
  if (wanted === undefined || put === undefined || /[.*[\]+?&]/.test(wanted.replace(/^\^|\$$/g, '') + put)) return text;
  if (wanted.startsWith('^')) return text.startsWith(wanted.slice(1)) ? put + text.slice(wanted.length - 1) : text;
  if (wanted.endsWith('$')) return text.endsWith(wanted.slice(0, -1)) ? text.slice(0, 1 - wanted.length) + put : text;
  return flags?.includes('g') === true ? text.replaceAll(wanted, () => put) : text.replace(wanted, () => put);
}

/** Applies `cut -c2-`, `cut -d: -f1` to each line. */
function cutOut(options: string, text: string): string | null {
  const [, from, upTo] = /-[cb] ?(\d*)(-?\d*)/.exec(options) ?? [];
  const [, number] = /-f ?(\d+)/.exec(options) ?? [];
  const mark = /-d ?(\S)/.exec(options)?.[1] ?? '\t';
  if (number !== undefined) return eachLine(text, line => line.split(mark)[Number(number) - 1] ?? '');
  if (from === undefined || upTo === undefined) return null;
  const start = Math.max(1, Number(from)) - 1;
  const end = upTo === '-' ? undefined : upTo === '' ? start + 1 : Number(upTo.slice(1));
  return eachLine(text, line => line.slice(start, end));
}

/** Applies `{print $2}`. */
function field(program: string, text: string): string | null {
  const [, number] = /^\s*\{\s*print \$(\d+)\s*;?\s*\}\s*$/.exec(program) ?? [];
  if (number === undefined) return null;
  return number === '0' ? text : eachLine(text, line => line.trim().split(/\s+/)[Number(number) - 1] ?? '');
}

function eachLine(text: string, made: (line: string) => string): string {
  return text.split('\n').map(made).join('\n');
}

/** Returns the replacement of `s/…/TEXT/`, whatever the input. */
export function putIn(words: readonly Pattern[]): string | null {
  const program = literalOf(operandsOf(words.slice(1))[0] ?? '') ?? '';
  return /sed$/.test(words[0] ?? '') ? (/^s(\W).*\1([\w./-]+)\1\w*$/.exec(program)?.[2] ?? null) : null;
}

import { wildcard } from './wildcard.ts';
import { ansiText } from './grammar/bashText.ts';

/** The longest value that is changed, in UTF-16 units: each of its prefixes is compared with a pattern. */
const longestValue = 300;

/**
 * Returns what `${NAME…}` makes of a value, by what follows the name (bash manual, 3.5.3): a part of it, or the value with its start, its
 * end or some of its text replaced. Null if that is not known.
 */
export function changedValue(value: string, change: string): string | null {
  if (value.length > longestValue) return null;
  const [, operator = '', text = ''] = /^(##?|%%?|\/[/#%]?|\^\^?|,,?|@|:(?=\s*-?\d))([^]*)$/.exec(change) ?? [];
  return operators.get(operator)?.(value, text) ?? null;
}

type Change = (value: string, text: string) => string | null;

const withoutStart =
  (isLongest: boolean): Change =>
  (value, text) =>
    value.slice(startOf(value, withoutQuotes(text), isLongest));

const withoutEnd =
  (isLongest: boolean): Change =>
  (value, text) =>
    value.slice(0, endOf(value, withoutQuotes(text), isLongest));

const operators: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['#', withoutStart(false)],
  ['##', withoutStart(true)],
  ['%', withoutEnd(false)],
  ['%%', withoutEnd(true)],
  ['^', value => value.slice(0, 1).toUpperCase() + value.slice(1)],
  ['^^', value => value.toUpperCase()],
  [',', value => value.slice(0, 1).toLowerCase() + value.slice(1)],
  [',,', value => value.toLowerCase()],
  [':', sliced],
  ['@', value => value],
  ['/', replacing('/')],
  ['//', replacing('//')],
  ['/#', replacing('/#')],
  ['/%', replacing('/%')],
]);

/** Returns where the shortest or longest prefix that a pattern matches ends; 0 if there is none. */
function startOf(value: string, pattern: string, isLongest: boolean): number {
  const matches = wildcard(pattern);
  const ends = Array.from({ length: value.length + 1 }, (_, at) => at).filter(at => matches(value.slice(0, at)));
  return (isLongest ? ends.at(-1) : ends[0]) ?? 0;
}

/** Returns where the shortest or longest suffix that a pattern matches begins; the length if there is none. */
function endOf(value: string, pattern: string, isLongest: boolean): number {
  const matches = wildcard(pattern);
  const starts = Array.from({ length: value.length + 1 }, (_, at) => at).filter(at => matches(value.slice(at)));
  return (isLongest ? starts[0] : starts.at(-1)) ?? value.length;
}

function sliced(value: string, text: string): string | null {
  const [, from, length] = /^\s*(-?\d+)(?:\s*:\s*(-?\d+))?$/.exec(text) ?? [];
  if (from === undefined) return null;
  const start = Number(from) < 0 ? Math.max(0, value.length + Number(from)) : Number(from);
  if (length === undefined) return value.slice(start);
  return Number(length) < 0 ? value.slice(start, Number(length)) : value.slice(start, start + Number(length));
}

function replacing(operator: string): Change {
  return (value, text) => replaced(value, operator, text);
}

/** Replaces literal texts only, not patterns. */
function replaced(value: string, operator: string, text: string): string | null {
  const slash = text.search(/(?<!\\)\//);
  const wanted = withoutQuotes((slash < 0 ? text : text.slice(0, slash)).replaceAll('\\/', '/'));
  const put = slash < 0 ? '' : withoutQuotes(text.slice(slash + 1));
  if (wanted === '' || /[*?[$`]/.test(wanted) || /[$`]/.test(put)) return null;
  if (operator === '/#') return value.startsWith(wanted) ? put + value.slice(wanted.length) : value;
  if (operator === '/%') return value.endsWith(wanted) ? value.slice(0, -wanted.length) + put : value;
  return operator === '//' ? value.replaceAll(wanted, () => put) : value.replace(wanted, () => put);
}

function withoutQuotes(text: string): string {
  return text.replace(/\$'([^']*)'|'([^']*)'|"([^"]*)"/g, (_, ansi?: string, single?: string, double?: string) =>
    ansi === undefined ? (single ?? double ?? '') : ansiText(ansi),
  );
}

import { changedValue } from './parameters.ts';
import type { Part, Word } from './grammar/syntax.ts';

/**
 * A word with the known values of variables inserted. Wildcards stay; a character that stands for itself has a backslash before it;
 * {@link unknownText} replaces what is not known.
 */
export type Pattern = string;

/** Replaces text in a {@link Pattern} that only running the shell would reveal. A private-use character (Unicode 16, 23.5). */
export const unknownText = '\uE000';

/** The most expansions of a word, because braces and lists multiply. */
export const mostPatterns = 200;

export interface WordContext {
  /** Returns what a variable may contain, as patterns; null if that is not known. */
  readonly valuesOf: (variable: string) => readonly Pattern[] | null;
  /** Returns the output of commands in `$(…)`; null if it is not known without running them. */
  readonly printedBy: (
    script: Extract<Word['parts'][number], { kind: 'output' }>['script'],
  ) => readonly Pattern[] | null;
  /** Takes units from the budget of the command line; returns false if they exceed it. */
  readonly spend: (units: number) => boolean;
}

/** Returns the units of text in patterns, plus one for each pattern. */
export function sizeOf(patterns: readonly Pattern[]): number {
  return patterns.reduce((sum, pattern) => sum + pattern.length + 1, 0);
}

/** Returns every pattern that a word may stand for. */
export function patternsOf({ parts }: Word, context: WordContext): readonly Pattern[] {
  let all: readonly Pattern[] = [''];
  for (const [at, part] of parts.entries()) {
    const next: readonly Pattern[] =
      part.kind === 'text'
        ? [part.isQuoted ? escaped(part.text) : unquoted(part.text, at === 0)]
        : part.kind === 'variable'
          ? valuesOf(part, context)
          : part.kind === 'output'
            ? (context.printedBy(part.script) ?? [unknownText])
            : [unknownText];
    if (!context.spend(sizeOf(all) * next.length + sizeOf(next) * all.length)) return [unknownText];
    all = all.flatMap(before => next.map(after => before + after)).slice(0, mostPatterns);
  }
  return all.flatMap(pattern => expandedBraces(pattern, context)).slice(0, mostPatterns);
}

function valuesOf(part: Extract<Part, { kind: 'variable' }>, context: WordContext): readonly Pattern[] {
  const { name, instead, change, isIndirect } = part;
  const named = context.valuesOf(name);
  const values = isIndirect === true ? named?.flatMap(each => context.valuesOf(unescaped(each)) ?? []) : named;
  if (instead !== undefined) return [...(values ?? []), ...patternsOf(instead, context)];
  if (change === undefined) return values ?? [unknownText];
  return values?.map(value => changedPattern(value, change, context)) ?? [unknownText];
}

function changedPattern(value: Pattern, change: string, { spend }: WordContext): Pattern {
  const literal = literalOf(value);
  if (literal === null || !spend(literal.length * (literal.length + change.length))) return unknownText;
  const changed = changedValue(literal, change);
  return changed === null ? unknownText : escaped(changed);
}

/** Returns the text of a pattern without wildcards; null if it has some or is not wholly known. */
export function literalOf(pattern: Pattern): string | null {
  if (pattern.includes(unknownText) || hasWildcard(pattern)) return null;
  return unescaped(pattern);
}

/** Returns the text that a pattern stands for, without the backslashes before its characters. */
export function unescaped(pattern: Pattern): string {
  return pattern.replace(/\\([^])/g, '$1');
}

/** Returns the name at the end of a path. */
export function lastName(path: Pattern): string {
  return unescaped(path).replace(/^.*\//, '');
}

/** Whether a pattern stands for more than one text. */
export function hasWildcard(pattern: Pattern): boolean {
  return /[*?[]/.test(pattern.replace(/\\[^]/g, ''));
}

/** Returns the pattern that stands for a text alone. */
export function escaped(text: string): Pattern {
  return text.replace(/[\\*?[\]{},]/g, '\\$&');
}

/** Converts unquoted text to a pattern: its remaining backslashes are literal, and a tilde means the home folder only at the start. */
function unquoted(text: string, isStart: boolean): Pattern {
  const kept = text.replaceAll('\\', '\\\\');
  return isStart ? kept : kept.replace(/^~/, '\\~');
}

/** The most braces in one word that are expanded. */
const mostBraces = 100;

function expandedBraces(pattern: Pattern, { spend }: WordContext): readonly Pattern[] {
  const count = pattern.split('{').length - 1;
  if (count === 0) return [pattern];
  return spend(pattern.length * count * (count > mostBraces ? Infinity : 1)) ? braces(pattern) : [unknownText];
}

/** Returns the names that `{a..e}`, `{1..9}` or `{1..9..2}` stands for; null for other text in braces. */
function counted(inner: Pattern): readonly Pattern[] | null {
  const [, first, last, by = '1'] =
    /^(-?\d{1,9}|[A-Za-z])\.\.(-?\d{1,9}|[A-Za-z])(?:\.\.-?(\d{1,9}))?$/.exec(inner) ?? [];
  if (first === undefined || last === undefined) return null;
  const isNumber = /\d/.test(first);
  if (isNumber !== /\d/.test(last)) return null;
  const [from, to] = isNumber ? [Number(first), Number(last)] : [first.charCodeAt(0), last.charCodeAt(0)];
  const step = Math.max(1, Number(by));
  const count = Math.min(mostPatterns, Math.floor(Math.abs(to - from) / step) + 1);
  return Array.from({ length: count }, (_, at) => {
    const value = from + Math.sign(to - from) * step * at;
    return isNumber ? String(value) : escaped(String.fromCharCode(value));
  });
}

/** Expands `a{b,c}d` to `abd` and `acd`; braces without a comma or two dots stand for themselves. */
function braces(pattern: Pattern): readonly Pattern[] {
  const open = indexOfPlain(pattern, '{', 0);
  if (open < 0) return [pattern];
  const commas: number[] = [];
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    const unit = pattern[at];
    if (unit === '\\') at++;
    else if (unit === '{') depth++;
    else if (unit === ',' && depth === 1) commas.push(at);
    else if (unit === '}' && --depth === 0) {
      const rest = braces(pattern.slice(at + 1));
      const choicesCounted = commas.length === 0 ? counted(pattern.slice(open + 1, at)) : null;
      if (commas.length === 0 && choicesCounted === null) {
        const whole = pattern
          .slice(0, at + 1)
          .replace('{', '\\{')
          .replace(/\}$/, '\\}');
        return rest.map(each => whole + each);
      }
      const bounds = [open, ...commas, at];
      const choices =
        choicesCounted ??
        bounds.slice(1, mostPatterns + 1).map((end, index) => pattern.slice((bounds[index] ?? 0) + 1, end));
      return choices
        .flatMap(choice => braces(choice))
        .flatMap(choice => rest.map(each => pattern.slice(0, open) + choice + each))
        .slice(0, mostPatterns);
    }
  }
  return [pattern.slice(0, open) + '\\' + pattern.slice(open)];
}

function indexOfPlain(pattern: Pattern, unit: string, from: number): number {
  for (let at = from; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === unit) return at;
  }
  return -1;
}

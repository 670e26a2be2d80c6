import { copying, keepsReading, writing } from '../../programs.ts';
import type { FoundFiles } from '../../useTypes.ts';
import { wildcard } from '../../wildcard.ts';
import { escaped, mostPatterns, type Pattern, unescaped, unknownText } from '../../words.ts';
import { operandsOf } from './operands.ts';

/** Returns where `fd` starts to name a command. */
function firstCommand(rest: readonly Pattern[]): number {
  const at = rest.findIndex(word => /^-[xX]$|^--exec(?:-batch)?$/.test(word));
  return at < 0 ? rest.length : at;
}

/** Returns the files that `find` or `fd` looks for, as far as its words say. */
export function foundBy(rest: readonly Pattern[], isFd = false): readonly Pattern[] {
  const own = rest.slice(0, isFd ? firstCommand(rest) : undefined);
  const [pattern, ...folders] = operandsOf(isFd ? own.filter((_, at) => !/^-[tedEcSj]$/.test(own[at - 1] ?? '')) : own);
  if (isFd && pattern === undefined) {
    const endings = own.flatMap((word, at) => (/^(?:-e|--extension)$/.test(word) ? [`*.${own[at + 1] ?? ''}`] : []));
    return (endings.length === 0 ? ['*'] : endings).flatMap(name => filesNamed(name, []));
  }
  if (isFd && pattern === '.') return filesNamed('*', folders);
  if (isFd && pattern !== undefined) {
    // A regular expression: the name is only known if the expression is literal.
    const name = unescaped(pattern)
      .replace(/^\^|\$$/g, '')
      .replaceAll('\\.', '.');
    return /[*?[\](){}|+\\^$]/.test(name) ? [] : [`${unknownText}/${escaped(name)}`];
  }
  const names = rest.flatMap((word, at) =>
    isNameTest(word) && rest[at - 1] !== '!' && rest[at - 1] !== '-not' ? [nameIn(word, rest[at + 1] ?? '')] : [],
  );
  const starts = startsOf(rest).slice(0, mostPatterns);
  if (names.length > 0)
    return names
      .slice(0, mostPatterns)
      .map(unescaped)
      .flatMap(name => filesNamed(name, starts));
  // If a test leaves names out, only the output shows which files remain.
  const isEvery = !rest.slice(0, commandStart(rest)).some(word => isNameTest(word) || word === '-empty');
  return isEvery ? [...starts, ...starts.flatMap(start => filesNamed('*', [start]))] : starts;
}

/** Returns where the first command of `find` begins. */
function commandStart(rest: readonly Pattern[]): number {
  const at = rest.findIndex(word => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  return at < 0 ? rest.length : at;
}

function isNameTest(word: Pattern): boolean {
  return /^-(?:i?(?:name|path|wholename|regex)|samefile)$/.test(word);
}

/** Returns the pattern of a name test. In a regular expression, dots stay and `.*` becomes `*`. */
function nameIn(test: Pattern, pattern: Pattern): Pattern {
  if (/^-i(?:name|path)$/.test(test) && /[*?[]/.test(pattern))
    return pattern.replace(/[a-z]/gi, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
  if (!test.endsWith('regex')) return pattern;
  return unescaped(pattern)
    .replace(/\.\*/g, '*')
    .replaceAll('\\', '')
    .replace(/^\^|\$$/g, '')
    .replace(/^(?:\*|\.)\//, '');
}

/** For `*.env`, the file `.env`; in brackets, so it counts only if it exists. */
function hiddenName(name: string): readonly string[] {
  return /^\*\.\w/.test(name) ? [`.[${name[2] ?? ''}]${name.slice(3)}`] : [];
}

/**
 * Returns where files with a name may be. If it has a wildcard, they are looked for in the start folders and the folders directly in
 * them.
 */
function filesNamed(name: string, starts: readonly Pattern[]): readonly Pattern[] {
  if (!/[*?[]/.test(name)) return [`${unknownText}/${escaped(name)}`];
  // Unlike in the shell, this wildcard also matches a leading dot.
  const names = name.startsWith('*') ? [name, `.${name}`, ...hiddenName(name)] : [name];
  const folders = starts.length === 0 ? ['.'] : starts;
  return folders.flatMap(folder => names.flatMap(each => [`${folder}/${each}`, `${folder}/*/${each}`]));
}

/** Returns the words before the tests of `find`. */
function startsOf(rest: readonly Pattern[]): readonly Pattern[] {
  const end = rest.findIndex(word => /^[-(!]/.test(word));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Files that `find` deletes, or passes to a command that writes, moves or removes them. */
export interface FoundByFind {
  /** The folders in which the search starts. */
  readonly starts: readonly Pattern[];
  readonly isFound: FoundFiles['isFound'];
}

const nothingChanged: FoundByFind = { starts: [], isFound: () => false };

/**
 * @param commands the commands after `-exec`
 */
export function changedByFind(rest: readonly Pattern[], commands: readonly (readonly Pattern[])[]): FoundByFind {
  const isChanging = commands.some(
    ([program = '', mode = '']) =>
      (writing.has(program) || copying.has(program)) && !(program === 'chmod' && keepsReading.test(mode)),
  );
  if (!isChanging && !rest.includes('-delete')) return nothingChanged;
  const starts = startsOf(rest);
  return { starts: starts.length === 0 ? ['.'] : starts, isFound: namesFound(rest) ?? ((): boolean => true) };
}

/** Returns a test for the file names that `find` matches; null if other tests select them. */
function namesFound(rest: readonly Pattern[]): FoundFiles['isFound'] | null {
  // Empty files contain nothing to guard.
  if (rest.includes('-empty')) return () => false;
  if (rest.some(word => /^(?:!|-not|-o|-or|-i?regex)$/.test(word))) return null;
  const tests = rest.flatMap((word, at) =>
    /^-i?(?:name|path|wholename)$/.test(word) ? [nameTest(unescaped(rest[at + 1] ?? ''), word.startsWith('-i'))] : [],
  );
  return tests.length === 0 ? null : name => tests.every(isFound => isFound(name));
}

/** Compares only the last part of a path, because that is all that a name can be compared with. */
function nameTest(pattern: string, ignoresCase: boolean): (name: string) => boolean {
  const name = pattern.slice(pattern.lastIndexOf('/') + 1);
  const isFound = wildcard(ignoresCase ? name.toLowerCase() : name);
  return ignoresCase ? each => isFound(each.toLowerCase()) : isFound;
}

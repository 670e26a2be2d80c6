import { wildcard } from '../wildcard.ts';
import { type FileOptions } from '../fileOptions.ts';
import { copying, type Filter, keepsReading, writing } from '../programs.ts';
import { usualValued, type Wrapper, wrappers } from '../runningPrograms.ts';
import type { FoundFiles } from '../useTypes.ts';
import { escaped, mostPatterns, type Pattern, sizeOf, unescaped, unknownText } from '../words.ts';

/** A command without what starts it. */
export interface Words {
  readonly name: string;
  readonly rest: readonly Pattern[];
  /** The folder that its wrapper makes the current one; null for none. */
  readonly folder: Pattern | null;
}

/** The command behind `sudo`, `env A=b`, `timeout 5`; null where there is none. */
export function unwrapped(all: readonly Pattern[]): Words | null {
  let words = all;
  let folder: Pattern | null = null;
  for (let turn = 0; turn < 10; turn++) {
    const first = words[0];
    if (first === undefined) return null;
    const whole = unescaped(first);
    // A word with blanks is a line of its own: `env -S 'cat f'`.
    const name = /\s/.test(whole) ? whole : whole.replace(/^.*[/\\]/, '').replace(/\.exe$/i, '');
    const rest = words.slice(1);
    const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
    // Alone it prints variables.
    const isPrinter = name === 'env' && !rest.some(word => !/^-|^\w+=/.test(word) || lineOf(word) !== null);
    if (wrapper === undefined || isPrinter || rest.length === 0) return { name, rest, folder };
    const behind = behindWrapper(name, wrapper, rest);
    folder = behind.folder ?? folder;
    if (behind.line !== null) return { name: behind.line, rest: rest.slice(behind.at), folder };
    words = rest.slice(behind.at + wrapper.own);
  }
  return null;
}

/** Where the words of a wrapper itself end, the folder that they name, and the line of a command in one word of `env`. */
function behindWrapper(
  name: string,
  { folder: folderOption, valued = usualValued }: Wrapper,
  rest: readonly Pattern[],
): { readonly at: number; readonly folder: Pattern | null; readonly line: string | null } {
  let folder: Pattern | null = null;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    const line = name === 'env' ? lineOf(word) : null;
    if (line !== null) return { at: at + 1, folder, line };
    const { option, value } = splitOption(word);
    const isFolder = folderOption?.test(option) === true;
    if (isFolder) folder = value ?? rest[at + 1] ?? null;
    if (value === undefined && (isFolder || valued.test(word))) at++;
    else if (!/^-|^\w+=/.test(word)) return { at, folder, line: null };
  }
  return { at: rest.length, folder, line: null };
}

/** `--option=value`; the value is undefined in any other word. */
function splitOption(word: Pattern): { readonly option: Pattern; readonly value: Pattern | undefined } {
  const [option = '', value] = word.startsWith('--') ? word.split('=') : [word];
  return { option, value };
}

/** The command line in `--split-string=LINE` of `env`; null in another word. */
function lineOf(word: Pattern): string | null {
  return /^--split-string=([^]+)$/.exec(unescaped(word))?.[1] ?? null;
}

/** Where `fd` begins to name a command. */
function firstCommand(rest: readonly Pattern[]): number {
  const at = rest.findIndex(word => /^-[xX]$|^--exec(?:-batch)?$/.test(word));
  return at < 0 ? rest.length : at;
}

/** The files for which `find` or `fd` looks, as far as its words say. */
export function foundBy(rest: readonly Pattern[], isFd = false): readonly Pattern[] {
  const own = rest.slice(0, isFd ? firstCommand(rest) : undefined);
  const [pattern, ...folders] = operandsOf(isFd ? own.filter((_, at) => !/^-[tedEcSj]$/.test(own[at - 1] ?? '')) : own);
  if (isFd && pattern === undefined) {
    const endings = own.flatMap((word, at) => (/^(?:-e|--extension)$/.test(word) ? [`*.${own[at + 1] ?? ''}`] : []));
    return (endings.length === 0 ? ['*'] : endings).flatMap(name => filesNamed(name, []));
  }
  if (isFd && pattern === '.') return filesNamed('*', folders);
  if (isFd && pattern !== undefined) {
    // A regular expression: of one that only stands for itself the name is known.
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
  // The output shows which names are left out.
  const isEvery = !rest.slice(0, commandStart(rest)).some(word => isNameTest(word) || word === '-empty');
  return isEvery ? [...starts, ...starts.flatMap(start => filesNamed('*', [start]))] : starts;
}

/** Where the first command of `find` begins. */
function commandStart(rest: readonly Pattern[]): number {
  const at = rest.findIndex(word => /^-(?:exec|execdir|ok|okdir)$/.test(word));
  return at < 0 ? rest.length : at;
}

function isNameTest(word: Pattern): boolean {
  return /^-(?:i?(?:name|path|wholename|regex)|samefile)$/.test(word);
}

/** A regular expression with its dots unchanged, and its wildcards as those of names. */
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

/** Of `*.env` the file that is called so; in brackets, so that only one that is there counts. */
function hiddenName(name: string): readonly string[] {
  return /^\*\.\w/.test(name) ? [`.[${name[2] ?? ''}]${name.slice(3)}`] : [];
}

/** A name with a wildcard is looked for in the folders at the start and in those in them. */
function filesNamed(name: string, starts: readonly Pattern[]): readonly Pattern[] {
  if (!/[*?[]/.test(name)) return [`${unknownText}/${escaped(name)}`];
  // Unlike the shell's, this wildcard stands for the dot at the start as well.
  const names = name.startsWith('*') ? [name, `.${name}`, ...hiddenName(name)] : [name];
  const folders = starts.length === 0 ? ['.'] : starts;
  return folders.flatMap(folder => names.flatMap(each => [`${folder}/${each}`, `${folder}/*/${each}`]));
}

/** The words before the tests of `find`. */
function startsOf(rest: readonly Pattern[]): readonly Pattern[] {
  const end = rest.findIndex(word => /^[-(!]/.test(word));
  return end < 0 ? rest : rest.slice(0, end);
}

/** What the arguments of `grep`, `sed` and their like are. */
export interface FilterArguments {
  /** The patterns or programs; empty where a file has them. */
  readonly programs: readonly Pattern[];
  readonly files: readonly Pattern[];
  /** The files are changed and not printed. */
  readonly isInPlace: boolean;
}

/** Takes the words behind the name of a filter apart: programs or patterns, files, and whether it changes these. */
export function filterArguments(filter: Filter, rest: readonly Pattern[]): FilterArguments {
  const operands: Pattern[] = [];
  const options: FilterOption[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === '--') {
      operands.push(...rest.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') operands.push(word);
    else {
      const option = filterOption(filter, word, rest[at + 1]);
      options.push(option);
      at += option.skips;
    }
  }
  const isInPlace = options.some(each => each.isInPlace);
  return options.some(each => each.givesProgram)
    ? { programs: options.flatMap(({ program }) => program ?? []), files: operands, isInPlace }
    : { programs: operands.slice(0, 1), files: operands.slice(1), isInPlace };
}

/** One option of a filter, and how many of the words behind it are its own. */
interface FilterOption {
  readonly isInPlace: boolean;
  /** The program is in the value of an option, or in the file that it names. */
  readonly givesProgram: boolean;
  /** The program, where it is the value of this option. */
  readonly program: Pattern | null;
  readonly skips: number;
}

function filterOption(filter: Filter, word: Pattern, next: Pattern | undefined): FilterOption {
  const isInPlace = filter.inPlace?.test(`${word} ${next ?? ''}`) === true;
  const option = valuedOption(word, [...filter.given, ...filter.valued]);
  const named = /^--arg(?:json)?$/.test(word) ? 2 : 0;
  if (option === null) return { isInPlace, givesProgram: false, program: null, skips: named };
  const { name, takesNext } = option;
  const isProgram = name === '-e' || name === '--expression';
  return {
    isInPlace,
    givesProgram: filter.given.includes(name),
    program: isProgram ? optionValue(word, next, option) : null,
    skips: named + (takesNext && name !== '--files' ? 1 : 0),
  };
}

/** The files that options such as `-d @file` name. */
export function filesOfOptions(options: FileOptions, rest: readonly Pattern[]): readonly Pattern[] {
  return rest.flatMap((word, at) => [
    ...(/^file:\//i.test(word) ? [word] : []),
    ...fileOfOption(options, word, rest[at + 1] ?? ''),
  ]);
}

function fileOfOption(options: FileOptions, word: Pattern, next: Pattern): readonly Pattern[] {
  const [, named = '', inWord] = /^(-[a-z]{3,}):(.+)$/i.exec(word) ?? [];
  if (inWord !== undefined && options[named.toLowerCase()] !== undefined) return [inWord];
  const { option, value } = optionAndValue(options, word, next);
  const kind = options[option];
  if (kind === undefined) return [];
  if (kind === 'file') return [/^[\w.-]+=@(.+)$/.exec(value)?.[1] ?? value];
  const file = /(?:^|=)[@<]([^;]+)/.exec(value)?.[1] ?? /^[\w.-]+@(.+)$/.exec(value)?.[1];
  return file === undefined ? [] : [file];
}

/** `--option=value`, `--option value`, `-o value` or `-ovalue`. */
function optionAndValue(
  options: FileOptions,
  word: Pattern,
  next: Pattern,
): { readonly option: string; readonly value: Pattern } {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  if (equals > 0) return { option: word.slice(0, equals), value: word.slice(equals + 1) };
  const whole = [word, word.toLowerCase()].find(each => options[each] !== undefined);
  if (whole !== undefined) return { option: whole, value: next };
  return { option: word.slice(0, 2), value: word.slice(2) };
}

/** Options whose value says what is left out, or how: no file that is read. */
const leavingOut = /^(?:--(?:exclude|exclude-from|include|filter|iexclude)|-exclude|-include|-filter)$/i;

/** Words without those that say what is left out; `-x` of `zip` takes all behind it. */
export function withoutLeftOut(words: readonly Pattern[], isZip = false): readonly Pattern[] {
  const end = isZip ? words.findIndex(word => word === '-x' || word === '--exclude') : -1;
  return words.slice(0, end < 0 ? undefined : end).filter((_, at) => !leavingOut.test(words[at - 1] ?? ''));
}

/** The words that are no options; all of them behind `--`. */
export function operandsOf(words: readonly Pattern[]): readonly Pattern[] {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  return [...before.filter(word => !(word.startsWith('-') && word !== '-')), ...(end < 0 ? [] : words.slice(end + 1))];
}

interface ValuedOption {
  readonly name: string;
  readonly takesNext: boolean;
}

function optionValue(word: Pattern, next: Pattern | undefined, { name, takesNext }: ValuedOption): Pattern {
  if (takesNext) return next ?? '';
  return word.slice(name.startsWith('--') ? name.length + 1 : word.indexOf(name.slice(1)) + 1);
}

/** The option of a list that a word holds, alone or as the last of several letters, and whether its value is the next word. */
function valuedOption(word: Pattern, options: readonly string[]): ValuedOption | null {
  const long = word.startsWith('--') ? (word.split('=')[0] ?? word) : word.toLowerCase();
  if (long.length > 2 && options.includes(long)) return { name: long, takesNext: !word.includes('=') };
  if (word.startsWith('--')) return null;
  const letters = word.slice(1);
  for (let at = 0; at < letters.length; at++) {
    const name = `-${letters[at]}`;
    if (options.includes(name)) return { name, takesNext: at === letters.length - 1 };
  }
  return null;
}

/** See {@link ShellState.spend}. */
type Spend = (units: number) => boolean;

/** Words with each of some names in place of a mark; where that is too much, the words and the names. */
function putInAll(
  words: readonly Pattern[],
  mark: string,
  names: readonly Pattern[],
  spend: Spend,
): readonly Pattern[] {
  const marked = words.filter(word => unescaped(word).includes(mark));
  if (!spend(sizeOf(marked) * names.length)) return [...words, ...names];
  return words.flatMap(word => putIn(word, mark, names));
}

/** A word with each of some names in place of a mark. */
function putIn(word: Pattern, mark: string, names: readonly Pattern[]): readonly Pattern[] {
  const plain = unescaped(word);
  if (!plain.includes(mark)) return [word];
  return names.map(name => (plain === mark ? name : plain.replaceAll(mark, unescaped(name))));
}

/** The command that `xargs` runs, with the names that it is given. */
export function xargsWords(rest: readonly Pattern[], names: readonly Pattern[], spend: Spend): readonly Pattern[] {
  let at = 0;
  let mark: string | null = null;
  for (; at < rest.length && (rest[at] ?? '').startsWith('-'); at++) {
    const word = rest[at] ?? '';
    if (word.startsWith('-I')) mark = word.length > 2 ? word.slice(2) : (rest[at + 1] ?? null);
    if (/^-[IndLPsEa]$/.test(word)) at++;
  }
  const command = rest.slice(at);
  const place = mark === null ? null : unescaped(mark);
  return place === null ? [...command, ...names] : putInAll(command, place, names, spend);
}

/** The command of `parallel COMMAND ::: NAMES`, with all names, or with those that are piped to it. */
export function parallelWords(rest: readonly Pattern[], piped: readonly Pattern[], spend: Spend): readonly Pattern[] {
  const at = rest.findIndex(word => /^:::\+?$/.test(word));
  const command = rest.slice(0, at < 0 ? undefined : at).filter(word => !word.startsWith('-'));
  const names = at < 0 ? piped : rest.slice(at + 1);
  const isPlaced = command.some(word => unescaped(word).includes('{}'));
  return isPlaced ? putInAll(command, '{}', names, spend) : [...command, ...names];
}

/** The commands that `find` and `fd` run for what they find. */
export function findCommands(
  rest: readonly Pattern[],
  names: readonly Pattern[],
  isFd: boolean,
  spend: Spend,
): readonly (readonly Pattern[])[] {
  let end = 0;
  return rest.flatMap((option, at) => {
    // What is in the command of another is no option.
    if (at < end || !/^(?:-exec|-execdir|-ok|-okdir|-x|-X)$/.test(option)) return [];
    for (end = at + 1; end < rest.length && !/^(?:\\?;|\+)$/.test(rest[end] ?? '');) end++;
    const command = rest.slice(at + 1, end);
    const isPlaced = !isFd || command.some(word => unescaped(word).includes('{}'));
    return [isPlaced ? putInAll(command, '{}', names, spend) : [...command, ...names]];
  });
}

/** Files that `find` deletes, or hands to a command that writes, moves or removes them. */
export interface FoundByFind {
  /** The folders in which it begins. */
  readonly starts: readonly Pattern[];
  readonly isFound: FoundFiles['isFound'];
}

const nothingChanged: FoundByFind = { starts: [], isFound: () => false };

/** @param commands those behind `-exec` */
export function changedByFind(rest: readonly Pattern[], commands: readonly (readonly Pattern[])[]): FoundByFind {
  const isChanging = commands.some(
    ([program = '', mode = '']) =>
      (writing.has(program) || copying.has(program)) && !(program === 'chmod' && keepsReading.test(mode)),
  );
  if (!isChanging && !rest.includes('-delete')) return nothingChanged;
  const starts = startsOf(rest);
  return { starts: starts.length === 0 ? ['.'] : starts, isFound: namesFound(rest) ?? ((): boolean => true) };
}

/** Which names of files `find` finds; null where anything else chooses them. */
function namesFound(rest: readonly Pattern[]): FoundFiles['isFound'] | null {
  // What is empty guards nothing.
  if (rest.includes('-empty')) return () => false;
  if (rest.some(word => /^(?:!|-not|-o|-or|-i?regex)$/.test(word))) return null;
  const tests = rest.flatMap((word, at) =>
    /^-i?(?:name|path|wholename)$/.test(word) ? [nameTest(unescaped(rest[at + 1] ?? ''), word.startsWith('-i'))] : [],
  );
  return tests.length === 0 ? null : name => tests.every(isFound => isFound(name));
}

/** The last part of a path is what a name can be compared with. */
function nameTest(pattern: string, ignoresCase: boolean): (name: string) => boolean {
  const name = pattern.slice(pattern.lastIndexOf('/') + 1);
  const isFound = wildcard(ignoresCase ? name.toLowerCase() : name);
  return ignoresCase ? each => isFound(each.toLowerCase()) : isFound;
}

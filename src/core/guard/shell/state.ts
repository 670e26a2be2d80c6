import { entryOf } from '../../paths/absolutePaths.ts';
import { absolutePath } from '../places.ts';
import { expand, globbingOf } from './expand.ts';
import { type CodeUse, inlineCode } from './inlineCode.ts';
import { expressed, isExpression } from './rules/expressions.ts';
import { filtered, printedBy, trackedNames } from './rules/printed.ts';
import { database, type Sink } from './rules/sinks.ts';
import type { Assignment, Command, CommandDialect, Pipeline, Script, Word } from './grammar/syntax.ts';
import type { FoundFiles, ShellPlace, ShellRead, ShellUses } from './useTypes.ts';
import {
  escaped,
  hasWildcard,
  mostPatterns,
  type Pattern,
  patternsOf,
  sizeOf,
  unescaped,
  unknownText,
} from './words.ts';

/** Further facts about files that are read. */
export interface ReadDetails {
  /** Lines of the output name the file: see {@link ShellRead.isNamed}. */
  readonly isNamed?: boolean;
  readonly to?: string | null;
  /** The whole folder is packed, not only the files that git tracks. */
  readonly isWhole?: boolean;
  /** The folder to which the names are relative, if it is not the current one. */
  readonly current?: string;
}

/**
 * The budget for one command line, in units of text, names in folders and words that are read: about twenty times what the longest line
 * that is read takes if nothing in it multiplies.
 */
const mostWork = 4_000_000;

/** The cost of comparing a name with a pattern, and of a word that may be a file, in the same units. */
const costOfName = 10;
const costOfTouch = 40;
/** The cost of following a command's output: substitutions can be nested. */
const costOfPrinting = 400;

/** The state of a command line while it is read: its folder, its variables, and what was found so far. */
export class ShellState {
  dialect: CommandDialect = 'bash';
  current: string;
  /** Where `cd -` goes back to. */
  previous: string | undefined;
  /** Where `popd` goes back to. */
  readonly stack: string[] = [];
  printsEnvironment = false;
  /** What happens to the output of the current pipeline. */
  sink: Sink | null = null;
  readonly variables = new Map<string, readonly Pattern[] | null>();
  /** Bodies of functions by name. */
  readonly functions = new Map<string, string>();
  /** Texts that the command line writes to files, by file name. */
  readonly scripts = new Map<string, string>();
  readonly assigned = new Set<string>();
  readonly commands: string[][] = [];
  readonly changesFound: FoundFiles[] = [];
  readonly #reads = new Map<string, ShellRead>();
  readonly #writes = new Set<string>();
  readonly #removes = new Set<string>();
  readonly #touches = new Set<string>();
  readonly #expanded = new Map<string, readonly string[]>();
  #left = mostWork;

  readonly #globbing;

  /** @param command the whole command line */
  constructor(
    readonly place: ShellPlace,
    command: string,
  ) {
    this.current = place.current;
    this.#globbing = { bash: globbingOf(command, 'bash'), powershell: globbingOf(command, 'powershell') };
  }

  /** Takes units from the budget; returns false once they exceed it, and from then on. */
  spend(units: number): boolean {
    if (this.#left >= 0) this.#left -= units;
    return this.#left >= 0;
  }

  /** Whether something was left out because it would have taken too long. */
  get isSpent(): boolean {
    return this.#left < 0;
  }

  uses(): ShellUses {
    return {
      reads: [...this.#reads.values()],
      writes: [...this.#writes],
      removes: [...this.#removes],
      changesFound: this.changesFound,
      touches: [...this.#touches],
      assigned: this.assigned,
      printsEnvironment: this.printsEnvironment,
      commands: this.commands,
    };
  }

  read(patterns: readonly Pattern[], details: ReadDetails = {}): void {
    const { to = null } = details;
    if (this.sink === 'counted' && to === null) return;
    for (const given of patterns) {
      if (this.sink === 'loaded' && to === null && database.test(given)) continue;
      this.#readOne(this.dialect === 'powershell' ? withoutStream(given) : given, details);
    }
  }

  #readOne(pattern: Pattern, details: ReadDetails): void {
    const { isNamed = false, to = null, current = this.current, isWhole = false } = details;
    if (pattern === '' || pattern === '-') return;
    if (pattern === trackedNames[0] && !isWhole) {
      // A search in all tracked files names its hits, like a search in the folder.
      if (!isNamed) this.read(this.#tracked(), details);
      return;
    }
    if (pattern.includes(unknownText)) {
      const tail = pattern.slice(pattern.lastIndexOf(unknownText) + 1);
      if (tail.startsWith('/') && !hasWildcard(tail)) this.#add({ path: unescaped(tail), isTail: true, isNamed, to });
      return;
    }
    const isWild = hasWildcard(pattern);
    for (const path of this.paths(pattern, current)) this.#add({ path, isTail: false, isNamed: isNamed && isWild, to });
  }

  /** Notes a file by its literal name; what happens to it is not known. */
  usePlain(name: string): void {
    if (name === '') return;
    const path = absolutePath(name, { current: this.current, home: this.place.home });
    this.#add({ path, isTail: false, isNamed: false, to: null });
    this.#touches.add(path);
  }

  write(patterns: readonly Pattern[]): void {
    this.#addPaths(patterns, this.#writes);
  }

  remove(patterns: readonly Pattern[]): void {
    this.#addPaths(patterns, this.#removes);
  }

  /** Notes words of a program that may do anything with the files that they name. */
  touch(words: readonly Pattern[]): void {
    if (!this.spend(words.length * costOfTouch)) return;
    for (const word of words) {
      const parts = [word, word.replace(/^[^=@]*[=@]/, ''), word.replace(/^-\w(?=[/~])/, ''), word.replace(/:.*$/, '')];
      this.#addPaths([...new Set(parts)], this.#touches);
    }
  }

  /** Notes a path that is touched, without expanding it. */
  touchPath(path: string): void {
    this.#touches.add(path);
  }

  /** Reads the program of an interpreter; returns what was found in it. */
  code(text: string): CodeUse {
    const use = inlineCode(text);
    const { reads, writes, texts } = use;
    this.read(reads.filter(each => !/\s/.test(each) || this.#isThere(each)));
    this.write(writes);
    if (/rmtree|rename|remove|rm(?:dir)?Sync|rm_r?f?\b|rmdir|move|\.mv\(|unlink|symlink/i.test(text))
      this.remove(texts);
    return use;
  }

  assign({ name, values, isAdded }: Assignment): void {
    const now = values.flatMap(value => this.patterns(value));
    const before = isAdded ? (this.variables.get(name) ?? []) : [];
    if (!this.spend(sizeOf(before) + sizeOf(now) * Math.max(1, before.length))) return;
    const added = values.length === 1 ? before.flatMap(start => now.map(end => start + end)) : [...before, ...now];
    this.variables.set(name, before.length === 0 ? now : added.slice(0, mostPatterns));
    this.assigned.add(name);
  }

  /** Sets `$1`, `$2` … and the lists of all of them. */
  setParameters(values: readonly Pattern[]): void {
    values.forEach((value, at) => this.variables.set(`${at + 1}`, [value]));
    for (const all of ['@', '*', 'ARGS']) this.variables.set(all, values);
  }

  /** Returns the absolute paths that a pattern names. */
  paths(pattern: Pattern, current = this.current): readonly string[] {
    const key = `${this.dialect}\n${current}\n${pattern}`;
    const known = this.#expanded.get(key);
    const folders = { current, home: this.place.home };
    const paths = known ?? expand(pattern, folders, this.#list, this.#globbing[this.dialect]);
    if (known === undefined) this.#expanded.set(key, paths);
    return this.spend(paths.length) ? paths : [];
  }

  /** Returns the expansions of a word: one or more texts, in which wildcards are kept. */
  patterns(word: Word): readonly Pattern[] {
    const context = {
      valuesOf: (name: string): readonly Pattern[] | null => {
        if (name === 'HOME' || name === 'USERPROFILE') return [escaped(this.place.home)];
        if (name === 'PWD') return [escaped(this.current)];
        return this.variables.get(name) ?? null;
      },
      printedBy: (script: Script) => this.#printedBy(script),
      spend: (units: number) => this.spend(units),
    };
    const whole = patternsOf(word, context);
    const [part] = word.parts;
    // The value of an unquoted variable may be several words.
    const isSplit =
      this.dialect === 'bash' && word.parts.length === 1 && part?.kind === 'variable' && part.isQuoted !== true;
    const patterns = isSplit ? whole.flatMap(each => (/\s/.test(each) ? [each, ...each.split(/\s+/)] : [each])) : whole;
    return this.dialect === 'powershell' ? patterns.map(each => each.replaceAll('\\\\', '/')) : patterns;
  }

  /** Returns the standard input of a command from here-documents, here-strings and `< <(…)`. */
  textsGiven(command: Command | null): readonly Pattern[] {
    if (command === null) return [];
    const { hereDocument, redirections } = command;
    const texts = redirections.flatMap(({ kind, target }) => (kind === 'text' ? this.patterns(target) : []));
    return hereDocument === null ? texts : [escaped(hereDocument), ...texts];
  }

  /** Returns the names of files that the commands before a pipe print; null if their words do not say. */
  namesPrinted(pipeline: Pipeline): readonly Pattern[] | null {
    const [first, ...others] = pipeline;
    if (first === undefined || others.length > 2) return null;
    const patterns = ({ words }: Command): readonly Pattern[] => words.flatMap(word => this.patterns(word));
    const words = patterns(first);
    // PowerShell passes on a string that stands alone, and the output of what is in brackets.
    const isText = this.dialect === 'powershell' && isExpression(first);
    const isBracket = this.dialect === 'powershell' && first.words.length === 1 && isOutput(first.words[0]);
    const bracketed = isBracket ? words.filter(each => !each.includes(unknownText)) : [];
    const names = bracketed.length > 0 ? bracketed : isText ? expressed(words) : printedBy(words);
    // The real name is one of several, so a search in them is judged like a search with a wildcard.
    if (names === trackedNames && others.length > 0)
      return filtered(this.#tracked(), others, patterns)?.map(each => each.replace(/\w$/, '[$&]')) ?? null;
    if (names !== null) return filtered(names, others, patterns);
    // A filter without a command before it works on the text that it is given.
    const given = this.textsGiven(first);
    return given.length === 0 ? null : filtered(given, pipeline, patterns);
  }

  /** Returns the files that git tracks below the current folder. */
  #tracked(): readonly Pattern[] {
    const names = this.place.tracked();
    if (names.length === 0 || !this.spend(names.length * costOfName)) return [unknownText];
    const { root } = this.place;
    return this.current === root
      ? names.map(escaped)
      : names
          .map(name => escaped(entryOf(root, name)))
          .filter(each => each.startsWith(escaped(entryOf(this.current, ''))));
  }

  readonly #list = (folder: string): readonly string[] => {
    const names = this.place.list(folder);
    return this.spend(names.length * costOfName + 1) ? names : [];
  };

  /** Whether the file exists: a text with blanks rarely names one. */
  #isThere(pattern: Pattern): boolean {
    const [path = ''] = hasWildcard(pattern) ? [] : this.paths(pattern);
    const end = path.lastIndexOf('/');
    return this.#list(path.slice(0, end) || '/').includes(path.slice(end + 1));
  }

  #printedBy(script: Script): readonly Pattern[] | null {
    if (!this.spend(script.pipelines.length + costOfPrinting)) return null;
    // The output of a command in another command's words is not printed again.
    const inner = new Set(script.pipelines.flatMap(each => each.flatMap(({ words }) => words.flatMap(pipelinesIn))));
    const printed = script.pipelines.flatMap(pipeline => {
      const [name] = pipeline[0]?.words ?? [];
      if (inner.has(pipeline)) return [];
      if (name?.parts[0]?.kind === 'text' && name.parts[0].text === 'pwd') return [escaped(this.current)];
      return this.namesPrinted(pipeline) ?? [];
    });
    return printed.length === 0 ? null : printed;
  }

  #add(read: ShellRead): void {
    this.#reads.set(`${read.path}\n${read.isNamed}\n${read.to}`, read);
  }

  #addPaths(patterns: readonly Pattern[], into: Set<string>): void {
    for (const pattern of patterns) for (const path of this.paths(pattern)) into.add(path);
  }
}

function isOutput(word: Word | undefined): boolean {
  return word?.parts[0]?.kind === 'output';
}

function pipelinesIn({ parts }: Word): readonly Pipeline[] {
  return parts.flatMap(part => (part.kind === 'output' ? part.script.pipelines : []));
}

/** Removes what Windows allows around a name: the name of a file's main stream after it, and prefixes of literal paths before it. */
function withoutStream(name: Pattern): Pattern {
  return name.replace(/:{1,2}(?:\$DATA|\uE000)$/i, '').replace(/^\/\/\\?[?.]\/(?:UNC\/)?/i, '');
}

/** One command as the rules of programs get it. */
export interface Call {
  /** As written, without its folder; shells without case compare it in lower case. */
  readonly name: string;
  /** Its words, expanded. */
  readonly rest: readonly Pattern[];
  /** Null if the words were passed on by another program. */
  readonly command: Command | null;
  /** The names that the commands before a pipe print; null if they are not known. */
  readonly piped: readonly Pattern[] | null;
  /** Reads a text that this command runs. */
  readonly run: (text: string, dialect: CommandDialect) => void;
  /** Runs a script in brackets among the words again, with what is known now. */
  readonly runScript: (script: Script) => void;
  /** Reads words that this command runs. */
  readonly runWords: (words: readonly Pattern[]) => void;
}

/** What a kind of program does with its words. */
export type Rule = (state: ShellState, call: Call) => void;

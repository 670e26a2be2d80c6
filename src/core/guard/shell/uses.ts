import { absolutePath, type Folders } from '../places.ts';
import { parseBash } from './bash.ts';
import { expand, type ListFolder } from './expand.ts';
import { filesOfOptions, filterArguments, foundBy, operandsOf, putIn, unwrapped } from './arguments.ts';
import { gitUse } from './git.ts';
import { inlineCode } from './inlineCode.ts';
import { parsePowerShell } from './powershell.ts';
import {
  bashLike,
  copying,
  environmentPrinters,
  fileOptions,
  filters,
  interpreters,
  packing,
  powerShellLike,
  printing,
  printingInPowerShell,
  writing,
} from './programs.ts';
import type { Command, CommandDialect, Pipeline, Script, Word } from './syntax.ts';
import { deepestNesting } from './syntax.ts';
import { escaped, hasWildcard, literalOf, type Pattern, patternsOf, unescaped, unknownText } from './words.ts';

/** Where a command line runs. */
export interface ShellPlace extends Folders {
  /** The repository's folder, from which git counts. */
  readonly root: string;
  readonly list: ListFolder;
}

/** A file that a command line reads. */
export interface ShellRead {
  /** Absolute; or, where {@link isTail}, only the end of it is known. */
  readonly path: string;
  readonly isTail: boolean;
  /** Every line that is printed names the file, so that the output can be judged line by line. */
  readonly isNamed: boolean;
  /** Where it is copied to, for programs that print nothing. */
  readonly to: string | null;
}

/** What a command line does, as far as its text tells. Nothing is run. */
export interface ShellUses {
  readonly reads: readonly ShellRead[];
  /** Absolute paths that it writes, moves or removes. */
  readonly writes: readonly string[];
  /** It prints variables of the environment. */
  readonly printsEnvironment: boolean;
  /** The words of every command that it runs, without wrappers. */
  readonly commands: readonly (readonly string[])[];
}

/** More than this of a command line is not read. UTF-16 units. */
const longestCommand = 200_000;

/** What a command line reads and writes. Never throws; takes time proportional to its length. */
export function shellUses(command: string, dialect: CommandDialect, place: ShellPlace): ShellUses {
  const found = new UseFinder(place);
  found.run(command.slice(0, longestCommand), dialect, 0);
  return found.uses();
}

class UseFinder {
  readonly #reads = new Map<string, ShellRead>();
  readonly #writes = new Set<string>();
  readonly #commands: string[][] = [];
  #printsEnvironment = false;
  #dialect: CommandDialect = 'bash';
  #current: string;
  readonly #variables = new Map<string, readonly Pattern[] | null>();

  constructor(private readonly place: ShellPlace) {
    this.#current = place.current;
  }

  uses(): ShellUses {
    return {
      reads: [...this.#reads.values()],
      writes: [...this.#writes],
      printsEnvironment: this.#printsEnvironment,
      commands: this.#commands,
    };
  }

  run(text: string, dialect: CommandDialect, depth: number): void {
    if (depth > deepestNesting) return;
    const outer = this.#dialect;
    this.#dialect = dialect;
    const script = dialect === 'bash' ? parseBash(text) : parsePowerShell(text);
    if (dialect === 'powershell') this.#code(text);
    for (const pipeline of script.pipelines) this.#pipeline(pipeline, depth);
    this.#dialect = outer;
  }

  #pipeline(pipeline: Pipeline, depth: number): void {
    for (const [at, command] of pipeline.entries()) {
      const before = at === 0 ? null : this.#namesPrinted(pipeline.slice(0, at));
      this.#command(command, before, depth);
    }
  }

  #command(command: Command, piped: readonly Pattern[] | null, depth: number): void {
    for (const { name, value } of command.assignments) this.#variables.set(name, this.#patterns(value));
    for (const { kind, target } of command.redirections) {
      const patterns = this.#patterns(target);
      if (kind === 'input') this.#read(patterns);
      else if (kind === 'output') this.#write(patterns);
    }
    this.#words(
      command.words.flatMap(word => this.#patterns(word)),
      command,
      piped,
      depth,
    );
  }

  #words(all: readonly Pattern[], command: Command | null, piped: readonly Pattern[] | null, depth: number): void {
    if (depth > deepestNesting) return;
    const words = unwrapped(all);
    if (words === null) return;
    const { name, rest } = words;
    this.#commands.push([name, ...rest.map(unescaped)]);
    const lower = name.toLowerCase();
    if (name === 'for' || name === 'foreach') return this.#loop(rest);
    if (name === 'cd' || name === 'pushd' || lower === 'set-location' || lower === 'sl') return this.#enter(rest);
    if (bashLike.has(name)) return this.#shell(rest, command, 'bash', depth);
    if (powerShellLike.has(lower)) return this.#shell(rest, command, 'powershell', depth);
    if (name === 'eval') return this.run(rest.map(unescaped).join(' '), 'bash', depth + 1);
    if (name === 'xargs') return this.#xargs(rest, piped, depth);
    if (name === 'find' || name === 'fd') return this.#find(rest, depth);
    if (name === 'git') return this.#git(rest);
    if (name === '.' || name === 'source') return this.#read(rest.slice(0, 1));
    if (Object.hasOwn(interpreters, lower)) return this.#interpreter(lower, rest, command);
    this.#program(lower, rest);
  }

  #program(name: string, rest: readonly Pattern[]): void {
    if (environmentPrinters.has(name) && rest.every(word => /^-[px0]+$/.test(word))) this.#printsEnvironment = true;
    const isPrinting = this.#dialect === 'powershell' ? printingInPowerShell : printing;
    const operands = operandsOf(rest);
    if (isPrinting.has(name)) this.#read(operands);
    else if (Object.hasOwn(filters, name)) this.#filter(name, rest);
    else if (copying.has(name)) this.#copy(rest);
    else if (writing.has(name)) this.#write(operands);
    else if (name === 'dd') {
      for (const word of rest) {
        if (word.startsWith('if=')) this.#read([word.slice(3)]);
        if (word.startsWith('of=')) this.#write([word.slice(3)]);
      }
    } else if ((name === 'docker' || name === 'podman' || name === 'kubectl') && literalOf(rest[0] ?? '') === 'cp') {
      this.#copy(rest.slice(1));
    } else if (Object.hasOwn(packing, name)) {
      const { when, skips } = packing[name] ?? { when: /^$/, skips: 0 };
      if (rest.some(word => when.test(word))) this.#read(operands.slice(skips));
    } else if (name === 'get-childitem' || name === 'gci' || name === 'dir') {
      if (rest.some(word => /^env:/i.test(word))) this.#printsEnvironment = true;
    } else if (name === 'http' || name === 'https') {
      this.#read(operands.flatMap(word => /@(.+)$/.exec(word)?.[1] ?? []));
    }
    if (Object.hasOwn(fileOptions, name)) this.#read(filesOfOptions(fileOptions[name] ?? {}, rest));
  }

  #filter(name: string, rest: readonly Pattern[]): void {
    const filter = filters[name];
    if (filter === undefined) return;
    const { program, files, isInPlace } = filterArguments(filter, rest);
    if (isInPlace) return this.#write(files);
    if (program !== null) this.#programText(program);
    this.#read(files, { isNamed: filter.namesFiles === true });
  }

  /** A program of awk or sed may read files of its own. */
  #programText(program: Pattern): void {
    const text = unescaped(program);
    if (/getline/.test(text)) this.#read(inlineCode(text).reads);
  }

  #copy(rest: readonly Pattern[]): void {
    const operands = operandsOf(rest);
    const target = rest.findIndex(word => word === '-t' || word === '--target-directory');
    const destination = target >= 0 ? (rest[target + 1] ?? '') : (operands.at(-1) ?? '');
    const sources = target >= 0 ? operands.filter(word => word !== destination) : operands.slice(0, -1);
    const isRemote = /^(?:[^/]+@)?[\w.-]{2,}:/.test(destination);
    const to = isRemote ? null : (this.#paths(destination)[0] ?? null);
    const local = sources.filter(word => !/^(?:[^/]+@)?[\w.-]{2,}:/.test(word));
    this.#read(local, { to: isRemote ? null : to });
    this.#write([...(isRemote ? [] : [destination]), ...local]);
  }

  #git(rest: readonly Pattern[]): void {
    const folder = rest[0] === '-C' ? this.#paths(rest[1] ?? '')[0] : undefined;
    const outer = this.#current;
    if (folder !== undefined) this.#current = folder;
    const { paths, fromRoot } = gitUse(rest);
    this.#read(paths);
    this.#read(fromRoot, { current: folder ?? this.place.root });
    this.#current = outer;
  }

  #shell(rest: readonly Pattern[], command: Command | null, dialect: CommandDialect, depth: number): void {
    const at = rest.findIndex(word =>
      dialect === 'bash' ? /^-[a-z]*c$/.test(word) : /^(?:[-/]c(?:ommand)?|\/k)$/i.test(word),
    );
    if (at >= 0) {
      const texts = dialect === 'bash' ? rest.slice(at + 1, at + 2) : rest.slice(at + 1);
      return this.run(texts.map(unescaped).join(' '), dialect, depth + 1);
    }
    const document = command?.hereDocument ?? null;
    if (document !== null) this.run(document, dialect, depth + 1);
    for (const { kind, target } of command?.redirections ?? []) {
      if (kind === 'text') for (const each of this.#patterns(target)) this.run(unescaped(each), dialect, depth + 1);
    }
  }

  #xargs(rest: readonly Pattern[], piped: readonly Pattern[] | null, depth: number): void {
    let at = 0;
    let place: string | null = null;
    for (; at < rest.length && (rest[at] ?? '').startsWith('-'); at++) {
      const word = rest[at] ?? '';
      if (word.startsWith('-I')) place = word.length > 2 ? word.slice(2) : (rest[at + 1] ?? null);
      if (/^-[IndLPsEa]$/.test(word)) at++;
    }
    const command = rest.slice(at);
    const names = piped ?? [];
    const mark = place;
    const words = mark === null ? [...command, ...names] : command.flatMap(word => putIn(word, unescaped(mark), names));
    this.#words(words, null, null, depth + 1);
  }

  /** The names that `find` looks for stand for the files that the commands behind `-exec` get. */
  #find(rest: readonly Pattern[], depth: number): void {
    const names = foundBy(rest);
    for (let at = 0; at < rest.length; at++) {
      if (!/^(?:-exec|-execdir|-ok|-okdir|-x|-X)$/.test(rest[at] ?? '')) continue;
      const end = rest.findIndex((word, index) => index > at && /^(?:\\?;|\+)$/.test(word));
      const command = rest.slice(at + 1, end < 0 ? undefined : end);
      this.#words(
        command.flatMap(word => putIn(word, '{}', names)),
        null,
        null,
        depth + 1,
      );
    }
  }

  #interpreter(name: string, rest: readonly Pattern[], command: Command | null): void {
    const options = interpreters[name] ?? [];
    let hasCode = false;
    for (const [at, word] of rest.entries()) {
      const text = unescaped(word);
      const isCluster = /^-[a-zA-Z]+$/.test(text) && (name === 'perl' || name === 'ruby') && /[eE]$/.test(text);
      if (options.includes(text) || isCluster) {
        hasCode = true;
        this.#code(unescaped(rest[at + 1] ?? ''));
        if (/^-[a-zA-Z]*[npi]/.test(text) || rest.some(each => /^-[np]e?$/.test(each)))
          this.#read(operandsOf(rest.slice(at + 2)));
      }
    }
    const document = command?.hereDocument ?? null;
    if (!hasCode && document !== null) this.#code(document);
    for (const { kind, target } of command?.redirections ?? []) {
      if (kind === 'text') for (const each of this.#patterns(target)) this.#code(unescaped(each));
    }
  }

  #code(text: string): void {
    const { reads, writes } = inlineCode(text);
    this.#read(reads);
    this.#write(writes);
  }

  #loop(rest: readonly Pattern[]): void {
    const name = literalOf(rest[0] ?? '');
    if (name !== null && literalOf(rest[1] ?? '') === 'in') this.#variables.set(name, rest.slice(2));
  }

  #enter(rest: readonly Pattern[]): void {
    const [folder] = operandsOf(rest);
    const paths = folder === undefined ? [this.place.home] : this.#paths(folder);
    if (paths[0] !== undefined) this.#current = paths[0];
  }

  /** The names of files that commands before a pipe print, where their words tell. */
  #namesPrinted(pipeline: Pipeline): readonly Pattern[] | null {
    const [first, ...others] = pipeline;
    // A filter may leave some of them out; what is left was named.
    if (first === undefined || others.length > 2) return null;
    const all = first.words.flatMap(word => this.#patterns(word));
    const words = unwrapped(all);
    if (words === null) return null;
    switch (words.name) {
      case 'echo':
      case 'ls':
        return operandsOf(words.rest);
      case 'printf':
        return words.rest.length === 1 ? [words.rest[0]?.replace(/(?:\\\\n)+$/, '') ?? ''] : words.rest.slice(1);
      case 'find':
      case 'fd':
        return foundBy(words.rest);
      default:
        return null;
    }
  }

  #patterns(word: Word): readonly Pattern[] {
    const context = {
      valuesOf: (name: string): readonly Pattern[] | null => {
        if (name === 'HOME' || name === 'USERPROFILE') return [escaped(this.place.home)];
        if (name === 'PWD') return [escaped(this.#current)];
        return this.#variables.get(name) ?? null;
      },
      printedBy: (script: Script): readonly Pattern[] | null => {
        const [pipeline] = script.pipelines;
        if (script.pipelines.length !== 1 || pipeline === undefined || pipeline.length > 1) return null;
        if (pipeline[0]?.words[0]?.parts[0]?.kind === 'text' && pipeline[0].words[0].parts[0].text === 'pwd')
          return [escaped(this.#current)];
        const printed = this.#namesPrinted(pipeline);
        return printed === null || printed.length === 0 ? null : printed;
      },
    };
    const patterns = patternsOf(word, context);
    return this.#dialect === 'powershell' ? patterns.map(each => each.replaceAll('\\\\', '/')) : patterns;
  }

  #paths(pattern: Pattern): readonly string[] {
    return expand(pattern, { current: this.#current, home: this.place.home }, this.place.list);
  }

  #read(
    patterns: readonly Pattern[],
    { isNamed = false, to = null, current }: { isNamed?: boolean; to?: string | null; current?: string } = {},
  ): void {
    for (const pattern of patterns) {
      if (pattern === '' || pattern === '-') continue;
      if (pattern.includes(unknownText)) {
        const tail = pattern.slice(pattern.lastIndexOf(unknownText) + 1);
        if (tail.startsWith('/') && !hasWildcard(tail)) this.#add({ path: unescaped(tail), isTail: true, isNamed, to });
        continue;
      }
      const folders = { current: current ?? this.#current, home: this.place.home };
      const isWild = hasWildcard(pattern);
      const paths = isWild ? expand(pattern, folders, this.place.list) : [absolutePath(unescaped(pattern), folders)];
      for (const path of paths) this.#add({ path, isTail: false, isNamed: isNamed && isWild, to });
    }
  }

  #add(read: ShellRead): void {
    this.#reads.set(`${read.path}\n${read.isNamed}\n${read.to}`, read);
  }

  #write(patterns: readonly Pattern[]): void {
    for (const pattern of patterns) for (const path of this.#paths(pattern)) this.#writes.add(path);
  }
}

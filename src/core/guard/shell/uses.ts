import { absolutePath } from '../places.ts';
import { parseBash } from './bash.ts';
import { expand } from './expand.ts';
import {
  changedByFind,
  filesOfOptions,
  filterArguments,
  findCommands,
  foundBy,
  nothingChanged,
  operandsOf,
  parallelWords,
  printedNames,
  unwrapped,
  xargsWords,
} from './arguments.ts';
import { gitUse } from './git.ts';
import { inlineCode } from './inlineCode.ts';
import { parsePowerShell } from './powershell.ts';
import {
  bashLike,
  changingInGit,
  copying,
  environmentPrinters,
  fileOptions,
  filters,
  interpreters,
  isReader,
  packing,
  powerShellLike,
  looking,
  mayWrite,
  printing,
  printingInPowerShell,
  removing,
  takingText,
  uploading,
  writing,
} from './programs.ts';
import type { FoundFiles, ShellPlace, ShellRead, ShellUses } from './useTypes.ts';
import type { Command, CommandDialect, Pipeline, Script, Word } from './syntax.ts';
import { deepestNesting } from './syntax.ts';
import { escaped, hasWildcard, literalOf, type Pattern, patternsOf, unescaped, unknownText } from './words.ts';

/** Command lines within one that are read. */
const mostRuns = 5_000;

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
  readonly #removes = new Set<string>();
  readonly #changesFound: FoundFiles[] = [];
  readonly #touches = new Set<string>();
  readonly #assigned = new Set<string>();
  readonly #commands: string[][] = [];
  #printsEnvironment = false;
  #runs = 0;
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
      removes: [...this.#removes],
      changesFound: this.#changesFound,
      touches: [...this.#touches],
      assigned: this.#assigned,
      printsEnvironment: this.#printsEnvironment,
      commands: this.#commands,
    };
  }

  run(text: string, dialect: CommandDialect, depth: number): void {
    // Lists in braces multiply what is in them.
    if (depth > deepestNesting || (depth > 0 && ++this.#runs > mostRuns)) return;
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
    for (const { name, value } of command.assignments) {
      this.#variables.set(name, this.#patterns(value));
      this.#assigned.add(name);
    }
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
    for (const word of all) {
      const assigned = /^(\w+)=/.exec(word)?.[1];
      if (assigned !== undefined) this.#assigned.add(assigned);
    }
    this.#commands.push([name, ...rest.map(unescaped)]);
    if (/\s/.test(name)) return this.run([name, ...rest].join(' '), 'bash', depth + 1);
    const lower = name.toLowerCase();
    if (name === 'for' || name === 'foreach') return this.#loop(rest);
    if (name === 'cd' || name === 'pushd' || lower === 'set-location' || lower === 'sl') return this.#enter(rest);
    if (bashLike.has(name)) return this.#shell(rest, command, 'bash', depth);
    if (powerShellLike.has(lower)) return this.#shell(rest, command, 'powershell', depth);
    if (name === 'eval') return this.run(rest.map(unescaped).join(' '), 'bash', depth + 1);
    if (name === 'xargs')
      return this.#words(xargsWords(rest, piped ?? this.#textsGiven(command) ?? []), null, null, depth + 1);
    if (name === 'parallel') return this.#words(parallelWords(rest), null, null, depth + 1);
    if (name === 'set' && rest[0] === '--') return this.#setParameters(rest.slice(1));
    if (name === 'read' && piped !== null) return operandsOf(rest).forEach(each => this.#variables.set(each, piped));
    if (name === 'find' || name === 'fd') return this.#find(rest, depth, name === 'fd');
    if (name === 'git') return this.#git(rest);
    if (name === '.' || name === 'source') return this.#read(rest.slice(0, 1));
    if (Object.hasOwn(interpreters, lower)) return this.#interpreter(lower, rest, command);
    this.#program(lower, rest, depth);
  }

  #program(name: string, rest: readonly Pattern[], depth: number): void {
    if (environmentPrinters.has(name) && rest.every(word => /^-[px0]+$/.test(word))) this.#printsEnvironment = true;
    const isPrinting = this.#dialect === 'powershell' ? printingInPowerShell : printing;
    const operands = operandsOf(rest);
    if (isPrinting.has(name)) this.#read(operands);
    else if (Object.hasOwn(filters, name)) this.#filter(name, rest);
    else if (copying.has(name))
      this.#copy(rest, { isMove: /^(?:mv|move(?:-item)?)$/.test(name), isLink: name === 'ln' });
    else if (writing.has(name)) {
      this.#write(operands);
      this.#touch(operands);
      if (removing.has(name)) this.#write(operands, this.#removes);
    } else if (name === 'dd') {
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
    } else if (rest.some(word => uploading[name]?.test(word) === true)) {
      this.#read([...operands, ...rest.flatMap(word => /^--?\w+=(.+)$/.exec(word)?.[1] ?? [])]);
    } else if (!looking.has(name) && !takingText.has(name)) this.#unknown(rest, depth);
    if (mayWrite.has(name)) this.#touch(rest);
    if (Object.hasOwn(fileOptions, name)) this.#read(filesOfOptions(fileOptions[name] ?? {}, rest));
  }

  /** A program of which nothing is known may run what stands in its arguments, and change the files that are named there. */
  #unknown(rest: readonly Pattern[], depth: number): void {
    this.#touch(rest);
    const at = rest.findIndex(word => isReader(unescaped(word).replace(/^.*\//, '')));
    if (at >= 0) this.#words(rest.slice(at), null, null, depth + 1);
    for (const word of rest) {
      const text = unescaped(word).replace(/^[A-Za-z]\w*=/, '');
      if (!/\s/.test(text) || text.includes(unknownText)) continue;
      const outer = this.#current;
      this.run(text, 'bash', depth + 1);
      this.#current = outer;
      this.#read(inlineCode(text).reads.filter(each => !/\s/.test(each)));
      // Shells of databases have commands of their own that read a file.
      const [, named] = /^\s*(?:\\i[r]?|\.(?:import|read)|source)\s+(\S+)/.exec(text) ?? [];
      if (named !== undefined) this.#read([escaped(named)]);
    }
  }

  #touch(words: readonly Pattern[]): void {
    for (const word of words) {
      const parts = [word, word.replace(/^[^=@]*[=@]/, ''), word.replace(/^-\w(?=[/~])/, ''), word.replace(/:.*$/, '')];
      for (const name of new Set(parts)) for (const path of this.#paths(name)) this.#touches.add(path);
    }
  }

  #setParameters(values: readonly Pattern[]): void {
    values.forEach((value, at) => this.#variables.set(`${at + 1}`, [value]));
    for (const all of ['@', '*']) this.#variables.set(all, values);
  }

  /** What a here-string hands over, as names. */
  #textsGiven(command: Command | null): readonly Pattern[] | null {
    return command?.redirections.flatMap(({ kind, target }) => (kind === 'text' ? this.#patterns(target) : [])) ?? null;
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
    const { reads, texts } = inlineCode(text);
    if (/getline/.test(text)) this.#read(reads);
    if (/>|system/.test(text)) this.#write(texts);
    // `w FILE` of sed.
    for (const [, file = ''] of text.matchAll(/(?:^|[;{}\s/\d$])[wW] ?([^\s;}]+)/g)) this.#write([escaped(file)]);
  }

  #copy(rest: readonly Pattern[], { isMove = false, isLink = false } = {}): void {
    const operands = operandsOf(rest);
    const target = rest.findIndex(word => word === '-t' || word === '--target-directory');
    const destination = target >= 0 ? (rest[target + 1] ?? '') : (operands.at(-1) ?? '');
    const sources = target >= 0 ? operands.filter(word => word !== destination) : operands.slice(0, -1);
    const isRemote = /^(?:[^/]+@)?[\w.-]{2,}:/.test(destination);
    const to = isRemote ? null : (this.#paths(destination)[0] ?? null);
    const local = sources.filter(word => !/^(?:[^/]+@)?[\w.-]{2,}:/.test(word));
    this.#read(local, { to: isRemote ? null : to });
    this.#write([...(isRemote ? [] : [destination]), ...local]);
    if (isMove) this.#write(local, this.#removes);
    if (to === null) return;
    if (isLink) this.#touches.add(to);
    // Where it is a folder, the files get its place, and whole folders that of its files.
    for (const name of local.map(each => each.replace(/\/+$/, '').replace(/^.*\//, '')))
      this.#write([name === '.' || name === '' ? escaped(`${to}/.`) : `${escaped(to)}/${name}`]);
    if (rest.some(word => /^-\w*[raR]|^--(?:recursive|archive)$/.test(word))) this.#touches.add(`${to}/`);
  }

  #git(rest: readonly Pattern[]): void {
    const folder = rest[0] === '-C' ? this.#paths(rest[1] ?? '')[0] : undefined;
    const outer = this.#current;
    if (folder !== undefined) this.#current = folder;
    const { paths, fromRoot } = gitUse(rest);
    this.#read(paths);
    if (rest.some(word => changingInGit.has(word))) this.#touch(rest);
    this.#read(fromRoot, { current: folder ?? this.place.root });
    this.#current = outer;
  }

  #shell(rest: readonly Pattern[], command: Command | null, dialect: CommandDialect, depth: number): void {
    const at = rest.findIndex(word =>
      dialect === 'bash' ? /^-[a-z]*c$/.test(word) : /^(?:[-/]c(?:ommand)?|\/k)$/i.test(word),
    );
    if (at >= 0) {
      const texts = dialect === 'bash' ? rest.slice(at + 1, at + 2) : rest.slice(at + 1);
      if (dialect === 'bash' && rest.length > at + 2) this.#setParameters(rest.slice(at + 3));
      return this.run(texts.map(unescaped).join(' '), dialect, depth + 1);
    }
    const document = command?.hereDocument ?? null;
    // What is no script is printed by the errors that it makes, and any by `-x`.
    const [script] = operandsOf(rest);
    if (script !== undefined && (rest.some(word => /^-\w*[xv]/.test(word)) || !/\.\w*sh$/.test(script)))
      this.#read([script]);
    if (document !== null) this.run(document, dialect, depth + 1);
    for (const { kind, target } of command?.redirections ?? []) {
      if (kind === 'text') for (const each of this.#patterns(target)) this.run(unescaped(each), dialect, depth + 1);
    }
  }

  /** The names that `find` looks for stand for the files that the commands behind `-exec` get. */
  #find(rest: readonly Pattern[], depth: number, isFd: boolean): void {
    const names = foundBy(rest, isFd);
    // What is deleted or handed to a command may be any file of the folders.
    if (rest.some(word => /^-(?:delete|exec|execdir|ok|okdir)$/.test(word))) this.#touch(operandsOf(rest).slice(0, 1));
    const commands = findCommands(rest, names, isFd);
    const { starts, isFound } = isFd ? nothingChanged : changedByFind(rest, commands);
    for (const folder of starts.flatMap(start => this.#paths(start))) this.#changesFound.push({ folder, isFound });
    for (const words of commands) this.#words(words, null, null, depth + 1);
  }

  #interpreter(name: string, rest: readonly Pattern[], command: Command | null): void {
    const options = interpreters[name] ?? [];
    let hasCode = false;
    const module = rest.indexOf('-m');
    if (module >= 0) this.#read(rest.slice(module + 2).filter(word => !word.startsWith('-')));
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
    const environment = rest.findIndex(word => /^--env-file(?:-if-exists)?(?:=|$)/.test(word));
    if (hasCode && environment >= 0)
      this.#read([/=(.*)$/.exec(rest[environment] ?? '')?.[1] ?? rest[environment + 1] ?? '']);
    if (!hasCode) this.#touch(rest.slice(1));
    if (rest.some(word => /^-\w*i/.test(word)) && (name === 'perl' || name === 'ruby')) this.#write(operandsOf(rest));
    const document = command?.hereDocument ?? null;
    if (!hasCode && document !== null) this.#code(document);
    for (const { kind, target } of command?.redirections ?? []) {
      if (kind === 'text') for (const each of this.#patterns(target)) this.#code(unescaped(each));
    }
  }

  #code(text: string): void {
    const { reads, writes, texts } = inlineCode(text);
    this.#read(reads);
    this.#write(writes);
    if (/rmtree|rename|remove|rmSync|rmdir|move|unlink|symlink/i.test(text)) this.#write(texts, this.#removes);
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
    return printedNames(all);
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

  #write(patterns: readonly Pattern[], into = this.#writes): void {
    for (const pattern of patterns) for (const path of this.#paths(pattern)) into.add(path);
  }
}

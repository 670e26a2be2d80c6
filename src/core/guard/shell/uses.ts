import { parseBash } from './grammar/bash.ts';
import { parsePowerShell } from './grammar/powershell.ts';
import { bashLike, interpreterOf, powerShellLike } from './runningPrograms.ts';
import { operandsOf } from './rules/arguments/operands.ts';
import { unwrapped } from './rules/arguments/wrapper.ts';
import { printedBy } from './rules/printed.ts';
import {
  alias,
  declare,
  enter,
  evaluate,
  evaluatePowerShell,
  forEachObject,
  loop,
  loopOrEach,
  printFormatted,
  readLine,
  setOptions,
  source,
} from './rules/builtins.ts';
import { forFiles, setAlias, setItem, setVariable, startProcess } from './rules/cmdlets.ts';
import { git } from './rules/git.ts';
import { container } from './rules/containers.ts';
import { interpreter } from './rules/interpreters.ts';
import { program } from './rules/program.ts';
import { fd, find, packageRunner, parallel, shellOf, xargs } from './rules/runners.ts';
import { sinkOf } from './rules/sinks.ts';
import { fileCommands, make, namesGiven, scheduled } from './rules/stdin.ts';
import { type Call, type Rule, ShellState } from './state.ts';
import { plainText } from './grammar/bashText.ts';
import { type Command, type CommandDialect, deepestNesting, type Pipeline, type Script } from './grammar/syntax.ts';
import type { ShellPlace, ShellUses } from './useTypes.ts';
import { escaped, lastName, type Pattern, unescaped } from './words.ts';

/** PowerShell code that calls something other than a command: its quoted strings are read. */
const classes = /\]::|\bNew-Object\b|\bswitch\s+-File\b/i;

/** The most command lines within one that are read. */
const mostRuns = 5_000;

/** The cost of reading a text in addition to its length, in the units of {@link ShellState.spend}. */
const costOfRun = 50;

/** The factor for a text within a text: it may be read again for each of its commands. */
const costOfRereading = 4;

/** The cost of a word in addition to its length. */
const costOfWord = 8;

/** The number of pipes in a pipeline after which printed names are not known. */
const mostPipes = 3;

/** The longest part of a command line that is read as such, in UTF-16 units. */
const longestCommand = 200_000;

/**
 * Returns what a command line reads and writes. Never throws; takes time proportional to its length. What exceeds the longest length, or
 * a line that exceeds the budget because its contents multiply, is not read as a command: every word in it counts as a used file.
 */
export function shellUses(command: string, dialect: CommandDialect, place: ShellPlace): ShellUses {
  const state = new ShellState(place, command);
  new Runs(state).text(command.slice(0, longestCommand), dialect, 0);
  const unread = command.slice(state.isSpent ? 0 : longestCommand);
  for (const word of new Set(unread.split(/[\s'"`;|&()<>=]+/))) state.usePlain(word);
  return state.uses();
}

const each = (names: Iterable<string>, rule: Rule): readonly (readonly [string, Rule])[] =>
  [...names].map(name => [name, rule] as const);

/** Programs and shell words with case-sensitive names. */
const rules: ReadonlyMap<string, Rule> = new Map([
  ...each(['for', 'select'], loop),
  ...each(['foreach'], loopOrEach),
  ...each(['read'], readLine),
  ...each(['set'], setOptions),
  ...each(['printf'], printFormatted),
  ...each(['cd', 'pushd', 'popd', 'chdir'], enter),
  ...each(bashLike, shellOf('bash')),
  ...each(['eval'], evaluate),
  ...each(['alias'], alias),
  ...each(['declare', 'export', 'local', 'readonly', 'typeset'], declare),
  ...each(['xargs'], xargs),
  ...each(['parallel'], parallel),
  ...each(['npx', 'bunx', 'pnpx'], packageRunner),
  ...each(['find'], find),
  ...each(['fd', 'fdfind'], fd),
  ...each(['git'], git),
  ...each(['docker', 'podman', 'nerdctl'], container),
  ...each(['at', 'batch', 'crontab', 'newgrp'], scheduled),
  ...each(['make', 'gmake'], make),
  ...each(['ed', 'ex', 'sqlite3', 'psql', 'mysql', 'mariadb', 'duckdb'], fileCommands),
  ...each(['cpio', 'zip'], namesGiven),
  ...each(['.', 'source'], source),
]);

/** Programs and words with case-insensitive names. */
const anyCaseRules: ReadonlyMap<string, Rule> = new Map([
  ...each(['set-location', 'sl', 'push-location', 'pop-location', 'chdir'], enter),
  ...each(['set-variable', 'sv', 'new-variable', 'nv'], setVariable),
  ...each(['set-alias', 'sal', 'new-alias', 'nal'], setAlias),
  ...each(['new-item', 'ni', 'set-item', 'si', 'set-content', 'sc'], setItem),
  ...each(['forfiles'], forFiles),
  ...each(['start-process', 'saps', 'start'], startProcess),
  ...each(powerShellLike, shellOf('powershell')),
  ...each(['iex', 'invoke-expression'], evaluatePowerShell),
  ...each(['%', 'foreach-object'], forEachObject),
]);

/** Returns the variables that `env` removes: `-u NAME`, and with `-i` all of them, of which only the home folder matters here. */
function forgottenBy(words: readonly Pattern[]): readonly string[] {
  const at = words.findIndex(word => /^(?:.*\/)?env$/.test(word));
  if (at < 0) return [];
  const options = words.slice(at + 1);
  if (options.some(word => word === '-' || word === '-i' || word === '--ignore-environment')) return ['HOME'];
  return options.flatMap((word, index) => {
    const [, inWord] = /^(?:-u|--unset=)(.+)$/.exec(word) ?? [];
    return inWord ?? (word === '-u' ? (options[index + 1] ?? []) : []);
  });
}

/** After `git`, which is not a cmdlet, `Select-String` searches its output, not files. */
function isSearchedText([first]: Pipeline, { words }: Command): boolean {
  const name = plainText(words[0] ?? { parts: [] }) ?? '';
  return /^(?:select-string|sls)$/i.test(name) && plainText(first?.words[0] ?? { parts: [] }) === 'git';
}

/** Reads the texts that a command line runs, each in the state that those before it left. */
class Runs {
  #count = 0;

  constructor(private readonly state: ShellState) {}

  text(text: string, dialect: CommandDialect, depth: number): void {
    // Lists in braces multiply their contents.
    if (depth > deepestNesting || (depth > 0 && ++this.#count > mostRuns)) return;
    if (!this.state.spend((text.length + costOfRun) * (depth === 0 ? 1 : costOfRereading))) return;
    const outer = this.state.dialect;
    this.state.dialect = dialect;
    const script = dialect === 'bash' ? parseBash(text) : parsePowerShell(text);
    if (dialect === 'powershell') this.#texts(text, depth);
    for (const [name, body] of script.functions) this.state.functions.set(name, body);
    this.#script(script, depth);
    this.state.dialect = outer;
  }

  /** Reads texts of PowerShell or `cmd` that are not commands: calls of classes, blocks that are created, and `for /f`. */
  #texts(text: string, depth: number): void {
    if (classes.test(text)) this.state.code(text);
    for (const [, made = ''] of text.matchAll(
      /(?:\[scriptblock\]::Create|\.(?:InvokeScript|AddScript|NewScriptBlock))\(\s*['"]([^'"]*)['"]/gi,
    ))
      this.text(made, 'powershell', depth + 1);
    for (const [, file = ''] of text.matchAll(/\bfor\s+\/f\b[^(\n]{0,200}\(([^)'"`\n]*)\)/gi))
      this.state.read([escaped(file)]);
  }

  #script({ pipelines }: Script, depth: number): void {
    for (const pipeline of pipelines) {
      const outer = this.state.sink;
      this.state.sink ??= sinkOf(pipeline, ({ words }) => words.flatMap(word => this.state.patterns(word)));
      for (const [at, command] of pipeline.entries()) {
        this.#command(
          command,
          at === 0 || at > mostPipes || isSearchedText(pipeline, command)
            ? null
            : this.state.namesPrinted(pipeline.slice(0, at)),
          depth,
        );
      }
      this.state.sink = outer;
    }
  }

  #command(command: Command, piped: readonly Pattern[] | null, depth: number): void {
    for (const assignment of command.assignments) {
      this.state.assign(assignment);
      this.#startedBy(assignment.name, depth);
    }
    for (const { kind, target } of command.redirections) {
      const patterns = this.state.patterns(target);
      if (kind === 'input') this.state.read(patterns);
      else if (kind === 'output') this.state.write(patterns);
    }
    const words = command.words.flatMap(word => this.state.patterns(word));
    this.#words(words, command, piped, depth);
    this.#noteScript(command, words, piped ?? []);
  }

  /** Records a text that is written to a file, because a later command may run it. */
  #noteScript(command: Command, [name = '', ...rest]: readonly Pattern[], piped: readonly Pattern[]): void {
    const targets = command.redirections.flatMap(({ kind, target }) =>
      kind === 'output' ? this.state.patterns(target) : [],
    );
    const files = name === 'tee' ? [...targets, ...operandsOf(rest)] : targets;
    if (files.length === 0) return;
    const isCopied = name === 'cat' || name === 'tee';
    const isPrinted = name === 'echo' || name === 'printf';
    const texts = isCopied
      ? [...this.state.textsGiven(command), ...piped]
      : isPrinted
        ? (printedBy([name, ...rest]) ?? [])
        : [];
    const [text] = texts.map(unescaped);
    if (text !== undefined) for (const file of files) this.state.scripts.set(lastName(file), text);
  }

  /** Reads commands or files in a variable that programs run, or shells read, when they start. */
  #startedBy(name: string, depth: number): void {
    const values =
      /^(?:BASH_ENV|ENV|HISTFILE)$|PAGER$|EDITOR$|^(?:VISUAL|PROMPT_COMMAND|PS[0-4]|GIT_\w*(?:DIFF|ASKPASS|COMMAND)|LESSOPEN)$/.test(
        name,
      )
        ? (this.state.variables.get(name) ?? [])
        : [];
    if (/ENV$|^HISTFILE$/.test(name)) this.state.read(values);
    else for (const value of values) if (/\s/.test(unescaped(value))) this.text(unescaped(value), 'bash', depth + 1);
  }

  #words(all: readonly Pattern[], command: Command | null, piped: readonly Pattern[] | null, depth: number): void {
    if (depth > deepestNesting || !this.state.spend((all.length + 2) * costOfWord)) return;
    const words = unwrapped(all);
    if (words === null) return;
    this.#noteAssigned(all);
    const { name, rest, folder } = words;
    if (folder !== null) {
      const outer = this.state.current;
      this.state.current = this.state.paths(folder)[0] ?? outer;
      this.#words([escaped(name), ...rest], command, piped, depth + 1);
      this.state.current = outer;
      return;
    }
    this.state.commands.push([name, ...rest.map(unescaped)]);
    const run = (text: string, dialect: CommandDialect): void => {
      this.text(text, dialect, depth + 1);
    };
    if (/\s/.test(name)) return run([name, ...rest].join(' '), 'bash');
    const runWords = (inner: readonly Pattern[]): void => {
      this.#words(inner, null, null, depth + 1);
    };
    const runScript = (script: Script): void => {
      if (depth < deepestNesting) this.#script(script, depth + 1);
    };
    const call: Call = { name, rest, command, piped, run, runScript, runWords };
    const body = this.state.functions.get(name);
    if (body !== undefined) return this.#runFunction(body, call);
    const written = this.state.scripts.get(name);
    if (written !== undefined) run(written, 'bash');
    const known = rules.get(name) ?? anyCaseRules.get(name.toLowerCase());
    const rule = known ?? (interpreterOf(name) === null ? program : interpreter);
    rule(this.state, call);
  }

  /** Records variables that are set or removed for one command. */
  #noteAssigned(words: readonly Pattern[]): void {
    for (const word of words) {
      const assigned = /^(\w+)=/.exec(word)?.[1];
      if (assigned !== undefined) this.state.assigned.add(assigned);
    }
    for (const name of forgottenBy(words)) this.state.assigned.add(name);
  }

  #runFunction(body: string, { name, rest, piped, run }: Call): void {
    const { state } = this;
    state.setParameters(state.dialect === 'powershell' ? rest.filter(word => !/^-[A-Za-z]/.test(word)) : rest);
    if (piped !== null) state.variables.set('_', piped);
    // Inside a function, its own name usually means the program that it wraps.
    state.functions.delete(name);
    run(body, state.dialect);
    state.functions.set(name, body);
  }
}

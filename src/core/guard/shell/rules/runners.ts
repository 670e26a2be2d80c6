import { isReader, printingInPowerShell } from '../programs.ts';
import { testing } from '../runningPrograms.ts';
import { decodeBase64 } from '../../../secrets/engine/base64.ts';
import { inlineCode } from '../inlineCode.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import type { CommandDialect } from '../grammar/syntax.ts';
import { escaped, lastName, type Pattern, unescaped, unknownText } from '../words.ts';
import { changedByFind, foundBy } from './arguments/find.ts';
import { operandsOf } from './arguments/operands.ts';
import { filesOfOptions } from './arguments/optionFiles.ts';
import { findCommands, parallelWords, xargsWords } from './arguments/placed.ts';

/** The option of a shell whose value is a command line. */
const commandOption: Readonly<Record<CommandDialect, RegExp>> = {
  bash: /^-[a-z]*c$/,
  powershell: /^(?:[-/]c(?:ommand(?:withargs)?)?|\/k)$/i,
};

function spending(state: ShellState): (units: number) => boolean {
  return units => state.spend(units);
}

/** A shell: runs the command line that it is given, or the script that it reads. */
export function shellOf(dialect: CommandDialect): Rule {
  return (state, call) => {
    const { rest, run } = call;
    const isCmd = /^cmd$/i.test(call.name);
    const encoded = dialect === 'powershell' ? encodedCommand(rest) : null;
    if (encoded !== null) return run(encoded, dialect);
    const at = rest.findIndex(word => commandOption[dialect].test(word));
    if (at >= 0 && rest[at + 1] !== '-') return runOption(state, isCmd ? withoutCarets(call, at) : call, dialect, at);
    // Windows PowerShell takes its words as a command line.
    if (dialect === 'powershell' && !isCmd && !rest.some(word => /^[-/]f(?:ile)?$/i.test(word)))
      run(operandsOf(rest).map(unescaped).join(' '), dialect);
    runScriptFile(state, call, dialect);
  };
}

/** Reads the script that a shell is given: a file, one that the command line itself wrote, or its input. */
function runScriptFile(state: ShellState, { rest, command, piped, run }: Call, dialect: CommandDialect): void {
  const [script] = operandsOf(rest).filter(word => word !== '-');
  // Error messages print a file that is not a script; `-x` prints any file.
  if (script !== undefined && (rest.some(word => /^-\w*[xv]/.test(word)) || !/\.\w*sh$/.test(script)))
    state.read([script]);
  const written = state.scripts.get(lastName(script ?? ''));
  if (written !== undefined) run(written, dialect);
  for (const text of state.textsGiven(command)) run(unescaped(text), dialect);
  if (script === undefined) for (const text of piped ?? []) run(unescaped(text), dialect);
}

/** Decodes the value of `-EncodedCommand`: UTF-16 in base64 (about_Pwsh, PowerShell 7.5); null without that option. */
function encodedCommand(rest: readonly Pattern[]): string | null {
  const at = rest.findIndex(word => /^[-/]e(?:c|n[a-z]*)?$/i.test(word));
  const bytes = at < 0 ? null : decodeBase64(unescaped(rest[at + 1] ?? ''));
  if (bytes === null) return null;
  let text = '';
  for (let unit = 0; unit + 1 < bytes.length; unit += 2)
    text += String.fromCharCode((bytes[unit] ?? 0) | ((bytes[unit + 1] ?? 0) << 8));
  return text;
}

/** The longest line of `cmd` that is expanded; `cmd` itself takes 8,191 characters (Microsoft, 2026-11). */
const longestLine = 10_000;

/** Expands a line as `cmd` does before it runs: escape characters, variables that the line sets, and `for`. */
function withoutCarets(call: Call, at: number): Call {
  let line = call.rest
    .slice(at + 1)
    .map(unescaped)
    .join(' ')
    .replace(/\^([^])/g, '$1');
  for (const [, name = '', value = ''] of line.matchAll(/\bset\s+"?(\w+)=([^&|"<>]*)/gi)) {
    // A variable whose value contains its own name doubles the line.
    if (line.length > longestLine) break;
    line = line.replaceAll(`%${name}%`, value.trim()).replaceAll(`!${name}!`, value.trim());
  }
  for (const [, options = '', name = '', values = '', body = ''] of line.matchAll(forLoop)) {
    const isCommand = /\/f/i.test(options) && /^['`]/.test(values);
    if (isCommand) call.run(values.slice(1, -1), 'powershell');
    else for (const value of values.split(/[\s,]+/)) call.run(body.replaceAll(`%${name}`, value), 'powershell');
  }
  return { ...call, rest: [...call.rest.slice(0, at + 1), escaped(line.replace(/\bcall\s+/gi, ''))] };
}

/** `for /f "…" %i in (values) do command`. */
const forLoop = /\bfor\s+((?:\/\w\s+)?(?:"[^"]*"\s+)?)%{1,2}(\w)\s+in\s*\(([^()]*)\)\s*do\s+@?([^&]*)/gi;

/** In bash, one word is the command line and the others are its parameters; elsewhere all words are the command line. */
function runOption(state: ShellState, { rest, run }: Call, dialect: CommandDialect, at: number): void {
  if (dialect === 'powershell') {
    // `-CommandWithArgs`: what follows the line is `$args`.
    state.setParameters(rest.slice(at + 2));
    return run(
      rest
        .slice(at + 1)
        .map(unescaped)
        .join(' '),
      dialect,
    );
  }
  if (rest.length > at + 2) {
    state.setParameters(rest.slice(at + 3));
    state.variables.set('0', rest.slice(at + 2, at + 3));
  }
  run(unescaped(rest[at + 1] ?? ''), dialect);
}

export const xargs: Rule = (state, { rest, command, piped, runWords }) => {
  state.read(filesOfOptions({ '-a': 'file', '--arg-file': 'file' }, rest));
  runWords(xargsWords(rest, piped ?? state.textsGiven(command), spending(state)));
};

export const parallel: Rule = (state, { rest, command, piped, runWords }) => {
  runWords(parallelWords(rest, piped ?? state.textsGiven(command), spending(state)));
};

/** `npx` and similar runners: a program of a package, by its name, or a command line. */
export const packageRunner: Rule = (_, { rest, run, runWords }) => {
  const line = rest.findIndex(word => word === '-c' || word === '--call');
  if (line >= 0) return run(unescaped(rest[line + 1] ?? ''), 'bash');
  const at = rest.findIndex(
    (word, index) => !word.startsWith('-') && !/^(?:-p|--package)$/.test(rest[index - 1] ?? ''),
  );
  if (at >= 0) runWords(rest.slice(at));
};

/** The names that `find` looks for stand for the files that are passed to the commands after `-exec`. */
export const find: Rule = (state, { rest, runWords }) => {
  // The `find` of Windows looks for a text in files.
  if (state.dialect === 'powershell') state.read(operandsOf(rest).slice(1));
  const commands = findCommands(rest, foundBy(rest), false, spending(state));
  // Files that are deleted or passed to a command may be any in the folders.
  if (rest.some(word => /^-(?:delete|exec|execdir|ok|okdir)$/.test(word))) state.touch(operandsOf(rest).slice(0, 1));
  const { starts, isFound } = changedByFind(rest, commands);
  for (const folder of starts.flatMap(start => state.paths(start))) state.changesFound.push({ folder, isFound });
  for (const words of commands) runWords(words);
};

export const fd: Rule = (state, { rest, runWords }) => {
  for (const words of findCommands(rest, foundBy(rest, true), true, spending(state))) runWords(words);
};

/** `@file`, `name=@file`, `file://…`, `FILE:path`: arguments whose value is read from a file. */
function fileIn(word: Pattern): readonly Pattern[] {
  const [, address] = /^(?:--?[\w-]+=)?(fileb?:\/.+)$/i.exec(word) ?? [];
  if (address !== undefined) return [address.replace(/^fileb/i, 'file')];
  const [, file] = /(?:^|[=:])@([^@]+)$/.exec(word) ?? /^(?:FILE|OPEN|GOPEN):([^,]+)/.exec(word) ?? [];
  return file === undefined ? [] : [file];
}

/** What cmdlets such as `Get-ADUser` select is not a file. */
const selects = /^-filter$/i;

/** An unknown program may run its arguments, and change the files that they name. */
export const unknown: Rule = (state, { name, rest: given, run, runWords }) => {
  const rest = given.filter((_, at) => !selects.test(given[at - 1] ?? ''));
  state.touch(rest);
  state.read(rest.flatMap((word, at) => (/^(?:-e|--extra-vars)$/.test(rest[at - 1] ?? '') ? [] : fileIn(word))));
  // A call of a class runs only the code of that class.
  if (/\]::(?!Start)/.test(name)) return;
  const names = rest.map(word => unescaped(word).replace(/^.*\//, ''));
  const at = names.findIndex(
    name => isReader(name) || (state.dialect === 'powershell' && printingInPowerShell.has(name.toLowerCase())),
  );
  if (at >= 0) runWords(rest.slice(at));
  const own = testing.has(names[at] ?? '') ? rest.slice(0, at) : rest;
  for (const word of own) {
    const text = unescaped(word).replace(/^(?:[A-Za-z]\w*=|(?:EXEC|SYSTEM):)/, '');
    if (!/\s/.test(text) || text.includes(unknownText)) continue;
    const outer = state.current;
    run(text, 'bash');
    state.current = outer;
    state.read(inlineCode(text).reads.filter(each => !/\s/.test(each)));
    // Shells of databases have commands of their own that read a file.
    const [, named] = /^\s*(?:\\i[r]?|\.(?:import|read)|source|m?put)\s+([^\s;]+)/.exec(text) ?? [];
    const [, called] = /(?<![\w-])(?:readFile|importstr|file)(?:\s*\(\s*|\s+)["']?([^\s"'()]+)/.exec(text) ?? [];
    state.read([named, called].flatMap(each => (each === undefined ? [] : escaped(each))));
  }
};

import { isReader, printingInPowerShell } from '../programs.ts';
import { testing } from '../runningPrograms.ts';
import { decodeBase64 } from '../../../secrets/engine/base64.ts';
import { inlineCode } from '../inlineCode.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import type { CommandDialect } from '../grammar/syntax.ts';
import { escaped, type Pattern, unescaped, unknownText } from '../words.ts';
import {
  changedByFind,
  filesOfOptions,
  findCommands,
  foundBy,
  operandsOf,
  parallelWords,
  xargsWords,
} from './arguments.ts';

/** The option of a shell whose value is a command line. */
const commandOption: Readonly<Record<CommandDialect, RegExp>> = {
  bash: /^-[a-z]*c$/,
  powershell: /^(?:[-/]c(?:ommand)?|\/k)$/i,
};

function spending(state: ShellState): (units: number) => boolean {
  return units => state.spend(units);
}

/** A shell: what it is given to run, or the script that it reads. */
export function shellOf(dialect: CommandDialect): Rule {
  return (state, call) => {
    const { rest, command, piped, run } = call;
    const encoded = dialect === 'powershell' ? encodedCommand(rest) : null;
    if (encoded !== null) return run(encoded, dialect);
    const at = rest.findIndex(word => commandOption[dialect].test(word));
    if (at >= 0) return runOption(state, call, dialect, at);
    // What is no script is printed by the errors that it makes, and any by `-x`.
    const [script] = operandsOf(rest);
    if (script !== undefined && (rest.some(word => /^-\w*[xv]/.test(word)) || !/\.\w*sh$/.test(script)))
      state.read([script]);
    const document = command?.hereDocument ?? null;
    if (document !== null) run(document, dialect);
    for (const text of state.textsGiven(command)) run(unescaped(text), dialect);
    if (script === undefined) for (const text of piped ?? []) run(unescaped(text), dialect);
  };
}

/** What `-EncodedCommand` holds: UTF-16 in base64 (about_Pwsh, PowerShell 7.5); null without it. */
function encodedCommand(rest: readonly Pattern[]): string | null {
  const at = rest.findIndex(word => /^[-/]e(?:c|n[a-z]*)?$/i.test(word));
  const bytes = at < 0 ? null : decodeBase64(unescaped(rest[at + 1] ?? ''));
  if (bytes === null) return null;
  let text = '';
  for (let unit = 0; unit + 1 < bytes.length; unit += 2)
    text += String.fromCharCode((bytes[unit] ?? 0) | ((bytes[unit + 1] ?? 0) << 8));
  return text;
}

/** In bash one word is the command line and the others are its parameters; elsewhere all are the command line. */
function runOption(state: ShellState, { rest, run }: Call, dialect: CommandDialect, at: number): void {
  if (dialect === 'powershell')
    return run(
      rest
        .slice(at + 1)
        .map(unescaped)
        .join(' '),
      dialect,
    );
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

/** `npx` and its like: a program of a package, by its name, or a command line. */
export const packageRunner: Rule = (_, { rest, run, runWords }) => {
  const line = rest.findIndex(word => word === '-c' || word === '--call');
  if (line >= 0) return run(unescaped(rest[line + 1] ?? ''), 'bash');
  const at = rest.findIndex(
    (word, index) => !word.startsWith('-') && !/^(?:-p|--package)$/.test(rest[index - 1] ?? ''),
  );
  if (at >= 0) runWords(rest.slice(at));
};

/** The names that `find` looks for stand for the files that the commands behind `-exec` get. */
export const find: Rule = (state, { rest, runWords }) => {
  // That of Windows looks for a text in files.
  if (state.dialect === 'powershell') state.read(operandsOf(rest).slice(1));
  const commands = findCommands(rest, foundBy(rest), false, spending(state));
  // What is deleted or handed to a command may be any file of the folders.
  if (rest.some(word => /^-(?:delete|exec|execdir|ok|okdir)$/.test(word))) state.touch(operandsOf(rest).slice(0, 1));
  const { starts, isFound } = changedByFind(rest, commands);
  for (const folder of starts.flatMap(start => state.paths(start))) state.changesFound.push({ folder, isFound });
  for (const words of commands) runWords(words);
};

export const fd: Rule = (state, { rest, runWords }) => {
  for (const words of findCommands(rest, foundBy(rest, true), true, spending(state))) runWords(words);
};

/** A program of which nothing is known may run what stands in its arguments, and change the files that are named there. */
export const unknown: Rule = (state, { rest, run, runWords }) => {
  state.touch(rest);
  const names = rest.map(word => unescaped(word).replace(/^.*\//, ''));
  const at = names.findIndex(
    name => isReader(name) || (state.dialect === 'powershell' && printingInPowerShell.has(name.toLowerCase())),
  );
  if (at >= 0) runWords(rest.slice(at));
  const own = testing.has(names[at] ?? '') ? rest.slice(0, at) : rest;
  for (const word of own) {
    const text = unescaped(word).replace(/^[A-Za-z]\w*=/, '');
    if (!/\s/.test(text) || text.includes(unknownText)) continue;
    const outer = state.current;
    run(text, 'bash');
    state.current = outer;
    state.read(inlineCode(text).reads.filter(each => !/\s/.test(each)));
    // Shells of databases have commands of their own that read a file.
    const [, named] = /^\s*(?:\\i[r]?|\.(?:import|read)|source)\s+(\S+)/.exec(text) ?? [];
    if (named !== undefined) state.read([escaped(named)]);
  }
};

import type { Rule } from '../state.ts';
import { lastName, literalOf, unescaped } from '../words.ts';
import { operandsOf } from './arguments/operands.ts';
import { printedBy } from './printed.ts';
import { program } from './program.ts';

/** `for NAME in WORDS`. */
export const loop: Rule = (state, { rest }) => {
  const name = literalOf(rest[0] ?? '');
  if (name !== null && literalOf(rest[1] ?? '') === 'in') state.variables.set(name, rest.slice(2));
};

/** `read NAMES`: sets each variable to the input, whole and split into words. */
export const readLine: Rule = (state, { rest, command, piped }) => {
  const given = [...(piped ?? []), ...state.textsGiven(command)];
  const names = operandsOf(rest.filter((_, at) => !/^-[adinNptu]$/.test(rest[at - 1] ?? '')));
  if (given.length === 0) return;
  const words = given.flatMap(text => text.split(/[ \t]+/)).filter(word => word !== '');
  for (const name of names.length === 0 ? ['REPLY'] : names)
    state.variables.set(name, names.length < 2 ? [...new Set([...given, ...words])] : words);
};

/** `set WORDS` sets `$1` and the following parameters; with options alone it prints nothing. */
export const setOptions: Rule = (state, call) => {
  const { rest } = call;
  const first = rest.findIndex(word => !/^[-+]/.test(word) || word === '--');
  if (rest.length === 0) program(state, call);
  else if (first >= 0 && !/^[-+]o$/.test(rest[first - 1] ?? ''))
    state.setParameters(rest.slice(rest[first] === '--' ? first + 1 : first));
};

/** `printf -v NAME FORMAT VALUES` sets a variable. */
export const printFormatted: Rule = (state, call) => {
  const [option, name, ...rest] = call.rest;
  if (option !== '-v') return program(state, call);
  state.variables.set(name ?? '', printedBy(['printf', ...rest]) ?? []);
};

/** The longest path that any system takes (PATH_MAX of Linux). */
const longestPath = 4_096;

/** `cd`, `pushd` and `popd`, `cd -`, and their PowerShell counterparts. */
export const enter: Rule = (state, { name, rest }) => {
  const [folder] = rest.includes('-') ? ['-'] : operandsOf(rest);
  const word = name.toLowerCase();
  if (word.startsWith('push')) state.stack.push(state.current);
  const isBack = word.startsWith('pop') || folder === '-';
  const back = word.startsWith('pop') ? state.stack.pop() : state.previous;
  const [path] = isBack ? [back] : folder === undefined ? [state.place.home] : state.paths(folder);
  if (path === undefined || path.length > longestPath) return;
  state.previous = state.current;
  state.current = path;
};

/** `eval`. */
export const evaluate: Rule = (_, { rest, run }) => {
  const words = rest.map(unescaped);
  run(words.join(' '), 'bash');
  // A command line that is the output of another command is one word.
  if (words.length > 1) for (const word of words) if (/\s/.test(word)) run(word, 'bash');
};

/** `Invoke-Expression`, with its words or with what is piped to it. */
export const evaluatePowerShell: Rule = (_, { rest, piped, run }) => {
  run((rest.length === 0 ? (piped ?? []) : rest).map(unescaped).join(' '), 'powershell');
};

/** After a pipe, `foreach` is short for `ForEach-Object`; otherwise it is a loop. */
export const loopOrEach: Rule = (state, call) => {
  if (call.piped === null) loop(state, call);
  else forEachObject(state, call);
};

/** `ForEach-Object { … $_ … }` after a pipe. */
export const forEachObject: Rule = (state, { command, piped, runScript }) => {
  if (piped === null) return;
  state.variables.set('_', piped);
  for (const { parts } of command?.words ?? [])
    for (const part of parts) if (part.kind === 'output') runScript(part.script);
};

/** `source`. */
export const source: Rule = (state, { rest, run }) => {
  state.read(rest.slice(0, 1));
  const written = state.scripts.get(lastName(rest[0] ?? ''));
  if (written !== undefined) run(written, 'bash');
};

/** `export NAME=VALUE` and similar builtins. */
export const declare: Rule = (state, call) => {
  for (const word of call.rest) {
    const [, name, value] = /^(\w+)=([^]*)$/.exec(word) ?? [];
    if (name !== undefined && value !== undefined) state.variables.set(name, [value]);
  }
  program(state, call);
};

/** `alias NAME=COMMAND`: recorded as a function that runs COMMAND with the words after NAME. */
export const alias: Rule = (state, { rest }) => {
  for (const word of rest) {
    const [, name, command] = /^([\w.-]+)=([^]+)$/.exec(unescaped(word)) ?? [];
    if (name !== undefined && command !== undefined) state.functions.set(name, `${command} "$@"`);
  }
};

import type { Rule } from '../state.ts';
import { literalOf, unescaped } from '../words.ts';
import { operandsOf } from './arguments.ts';
import { program } from './program.ts';

/** `for NAME in WORDS`. */
export const loop: Rule = (state, { rest }) => {
  const name = literalOf(rest[0] ?? '');
  if (name !== null && literalOf(rest[1] ?? '') === 'in') state.variables.set(name, rest.slice(2));
};

/** No system takes a longer path (PATH_MAX of Linux). */
const longestPath = 4_096;

/** `cd`. */
export const enter: Rule = (state, { rest }) => {
  const [folder] = operandsOf(rest);
  const paths = folder === undefined ? [state.place.home] : state.paths(folder);
  if (paths[0] !== undefined && paths[0].length <= longestPath) state.current = paths[0];
};

/** `eval`. */
export const evaluate: Rule = (_, { rest, run }) => {
  run(rest.map(unescaped).join(' '), 'bash');
};

/** `Invoke-Expression`. */
export const evaluatePowerShell: Rule = (_, { rest, run }) => {
  run(rest.map(unescaped).join(' '), 'powershell');
};

/** `ForEach-Object { … $_ … }` behind a pipe. */
export const forEachObject: Rule = (state, { command, piped, runScript }) => {
  if (piped === null) return;
  state.variables.set('_', piped);
  for (const { parts } of command?.words ?? [])
    for (const part of parts) if (part.kind === 'output') runScript(part.script);
};

/** `source`. */
export const source: Rule = (state, { rest }) => {
  state.read(rest.slice(0, 1));
};

/** `export NAME=VALUE` and its like. */
export const declare: Rule = (state, call) => {
  for (const word of call.rest) {
    const [, name, value] = /^(\w+)=([^]*)$/.exec(word) ?? [];
    if (name !== undefined && value !== undefined) state.variables.set(name, [value]);
  }
  program(state, call);
};

/** `alias NAME=COMMAND`: as a function with what is behind its name. */
export const alias: Rule = (state, { rest }) => {
  for (const word of rest) {
    const [, name, command] = /^([\w.-]+)=([^]+)$/.exec(unescaped(word)) ?? [];
    if (name !== undefined && command !== undefined) state.functions.set(name, `${command} "$@"`);
  }
};

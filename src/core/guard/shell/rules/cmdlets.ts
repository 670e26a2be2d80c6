import type { Rule } from '../state.ts';
import { literalOf, unescaped } from '../words.ts';
import { operandsOf } from './arguments/operands.ts';
import { program } from './program.ts';

/** `Set-Variable NAME VALUE`. */
export const setVariable: Rule = (state, { rest }) => {
  const [name, ...values] = operandsOf(rest);
  if (name !== undefined) state.variables.set(unescaped(name).toUpperCase(), values);
};

/** `Set-Alias NAME COMMAND`: recorded as a function that runs COMMAND with the words after NAME. */
export const setAlias: Rule = (state, { rest }) => {
  const [name, command] = operandsOf(rest).map(literalOf);
  if (typeof name === 'string' && typeof command === 'string') state.functions.set(name, `${command} $args`);
};

/** Parameters of `Start-Process` (Microsoft.PowerShell.Management 7.5). */
const parameter =
  /^-(?:FilePath|ArgumentList|Args|NoNewWindow|NNW|Wait|PassThru|Verb|WindowStyle|WorkingDirectory|Redirect\w+)$/i;

/** `Start-Process PROGRAM -ArgumentList WORDS`, and `start` of `cmd`. */
export const startProcess: Rule = (_, { rest, run }) => {
  const words = rest
    .filter(word => !parameter.test(word))
    .map(unescaped)
    // Several arguments in one quoted word are passed on without the quotes.
    .map(word => word.replace(/^(['"])([^]*)\1$/, '$2'));
  run(words.join(' '), 'powershell');
};

/** `Set-Item alias:NAME COMMAND`, `Set-Content function:NAME TEXT`: define commands as items of a drive. */
export const setItem: Rule = (state, call) => {
  const [place = '', ...values] = operandsOf(call.rest).map(unescaped);
  const [, drive, name = ''] = /^(alias|function):[\\/]?(.+)$/i.exec(place) ?? [];
  if (drive === undefined) return program(state, call);
  state.functions.set(name, drive.toLowerCase() === 'alias' ? `${values[0] ?? ''} $args` : values.join(' '));
};

/** `forfiles /p FOLDER /m MASK /c "COMMAND"`, with `@file` for each name (Microsoft, Windows commands, 2026-11). */
export const forFiles: Rule = (state, { rest, run }) => {
  const option = (name: string): string | undefined => {
    const at = rest.findIndex(word => word.toLowerCase() === name);
    return at < 0 ? undefined : unescaped(rest[at + 1] ?? '');
  };
  const outer = state.current;
  state.current = state.paths(option('/p') ?? '.')[0] ?? outer;
  run((option('/c') ?? '').replaceAll(/@(?:file|path|fname|relpath)/gi, option('/m') ?? '*'), 'powershell');
  state.current = outer;
};

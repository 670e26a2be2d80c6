import type { Rule } from '../state.ts';
import { literalOf, unescaped } from '../words.ts';
import { operandsOf } from './arguments.ts';

/** `Set-Variable NAME VALUE`. */
export const setVariable: Rule = (state, { rest }) => {
  const [name, ...values] = operandsOf(rest);
  if (name !== undefined) state.variables.set(unescaped(name).toUpperCase(), values);
};

/** `Set-Alias NAME COMMAND`: as a function with what is behind its name. */
export const setAlias: Rule = (state, { rest }) => {
  const [name, command] = operandsOf(rest).map(literalOf);
  if (typeof name === 'string' && typeof command === 'string') state.functions.set(name, `${command} $args`);
};

/** Parameters of `Start-Process` (Microsoft.PowerShell.Management 7.5). */
const parameter =
  /^-(?:FilePath|ArgumentList|Args|NoNewWindow|NNW|Wait|PassThru|Verb|WindowStyle|WorkingDirectory|Redirect\w+)$/i;

/** `Start-Process PROGRAM -ArgumentList WORDS`, and `start` of `cmd`. */
export const startProcess: Rule = (_, { rest, run }) => {
  const words = rest.map(unescaped).filter(word => !parameter.test(word));
  run(words.join(' '), 'powershell');
};

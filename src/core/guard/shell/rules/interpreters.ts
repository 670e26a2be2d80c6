import { inlineCode } from '../inlineCode.ts';
import { interpreters } from '../programs.ts';
import type { Rule, ShellState } from '../state.ts';
import { type Pattern, unescaped } from '../words.ts';
import { operandsOf } from './arguments.ts';

/** Those whose letters of options may stand together, and that change files in place. */
const perlLike: ReadonlySet<string> = new Set(['perl', 'ruby']);

/** An interpreter: the program in its words, else the one that it is given. */
export const interpreter: Rule = (state, { name, rest, command, piped }) => {
  const program = name.toLowerCase();
  const module = rest.indexOf('-m');
  if (module >= 0) state.read(rest.slice(module + 2).filter(word => !word.startsWith('-')));
  const places = codePlaces(program, rest);
  for (const at of places) codeAt(state, rest, at);
  if (rest.some(word => /^-\w*i/.test(word)) && perlLike.has(program)) state.write(operandsOf(rest));
  for (const text of state.textsGiven(command)) state.code(unescaped(text));
  if (places.length > 0) return state.read(environmentFile(rest));
  if (operandsOf(rest).length === 0) for (const text of piped ?? []) state.code(unescaped(text));
  state.touch(rest.slice(1));
  const document = command?.hereDocument ?? null;
  if (document !== null) state.code(document);
};

/** Where options stand whose value is a program. */
function codePlaces(program: string, rest: readonly Pattern[]): readonly number[] {
  const options = interpreters[program] ?? [];
  return rest.flatMap((word, at) => {
    const text = unescaped(word);
    const isCluster = perlLike.has(program) && /^-[a-zA-Z]*[eE]$/.test(text);
    return options.includes(text) || isCluster ? [at] : [];
  });
}

function codeAt(state: ShellState, rest: readonly Pattern[], at: number): void {
  state.code(unescaped(rest[at + 1] ?? ''));
  // With these the program runs over every line of the files behind it.
  const isOverLines = /^-[a-zA-Z]*[npi]/.test(unescaped(rest[at] ?? '')) || rest.some(each => /^-[np]e?$/.test(each));
  if (isOverLines || inlineCode(unescaped(rest[at + 1] ?? '')).isReading) state.read(operandsOf(rest.slice(at + 2)));
}

function environmentFile(rest: readonly Pattern[]): readonly Pattern[] {
  const at = rest.findIndex(word => /^--env-file(?:-if-exists)?(?:=|$)/.test(word));
  // The module of dotenv reads the file of that name when it is loaded.
  if (at < 0) return rest.some(word => unescaped(word).endsWith('dotenv/config')) ? ['.env'] : [];
  return [/=(.*)$/.exec(rest[at] ?? '')?.[1] ?? rest[at + 1] ?? ''];
}

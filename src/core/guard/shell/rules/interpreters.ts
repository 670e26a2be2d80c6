import type { CodeUse } from '../inlineCode.ts';
import { fileOptions } from '../fileOptions.ts';
import { interpreterOf, interpreters, testing } from '../runningPrograms.ts';
import type { Call, Rule, ShellState } from '../state.ts';
import { lastName, literalOf, type Pattern, unescaped } from '../words.ts';
import { operandsOf } from './arguments/operands.ts';
import { filesOfOptions } from './arguments/optionFiles.ts';

/** Interpreters whose one-letter options can be joined, and that can change files in place. */
const perlLike: ReadonlySet<string> = new Set(['perl', 'ruby']);

/** File names of scripts. Lines of any other file are printed by error messages. */
const scriptName = /\.\w*(?:[jt]sx?|py\w?|rb|p[lm]|php|lua|exs?|jl|r|groovy|scala|swift|clj|tcl|el)$/i;

/** Options before the script that take the next word. */
const valued = /^(?:--env-file(?:-if-exists)?|-r|--require|--import|--loader|--conditions|-W|-X|-I)$/;

/** An interpreter: runs the program in its words, otherwise the script that it is given. */
export const interpreter: Rule = (state, call) => {
  const { name, rest, command } = call;
  const program = interpreterOf(name) ?? '';
  const module = rest.indexOf('-m');
  if (module >= 0) readModule(state, call, rest.slice(module + 1));
  state.read(filesOfOptions(fileOptions[program] ?? {}, rest));
  const places = codePlaces(program, rest);
  for (const at of places) codeAt(state, call, at);
  if (rest.some(word => /^-\w*i/.test(word)) && perlLike.has(program)) state.write(operandsOf(rest));
  for (const text of state.textsGiven(command)) code(call, state, unescaped(text));
  if (places.length > 0) return state.read(environmentFile(rest));
  readScript(state, call, module >= 0);
  state.touch(rest.slice(1));
};

/** `python3 -m MODULE WORDS`: the words may be files, or code as with `timeit`. */
function readModule(state: ShellState, call: Call, [module = '', ...words]: readonly Pattern[]): void {
  const isTest = testing.has(literalOf(module) ?? '') || module === 'unittest';
  if (!isTest) state.read(words.filter(word => !word.startsWith('-')));
  for (const word of words) if (/\(/.test(word)) code(call, state, unescaped(word));
}

/** Reads the script that is run: a file, one that the command line itself wrote, or what is piped in. */
function readScript(state: ShellState, call: Call, isModule: boolean): void {
  const { rest, piped } = call;
  const [script] = operandsOf(rest.filter((_, at) => !valued.test(rest[at - 1] ?? '')));
  if (script === undefined) for (const text of piped ?? []) code(call, state, unescaped(text));
  else if (!isModule && !scriptName.test(script)) state.read([script]);
  const written = state.scripts.get(lastName(script ?? ''));
  if (written !== undefined) code(call, state, written);
}

/** Calls that start other programs. */
const starting = /system|passthru|subprocess|exec|spawn|popen|shell|qx|run\(|`/i;

/** Reads the text of a program, and the commands that it starts. */
function code({ run }: Call, state: ShellState, text: string): CodeUse {
  const use = state.code(text);
  if (!starting.test(text)) return use;
  const outer = state.current;
  for (const each of use.texts.map(unescaped)) if (/\s/.test(each)) run(each, 'bash');
  state.current = outer;
  return use;
}

/** Returns the positions of options whose value is a program: alone, after other letters (`-lane`), or with the value (`--eval=…`). */
function codePlaces(program: string, rest: readonly Pattern[]): readonly number[] {
  const options = interpreters[program] ?? [];
  return rest.flatMap((word, at) => {
    const text = unescaped(word);
    const letter = /^-[a-zA-Z]*([a-zA-Z])$/.exec(text)?.[1];
    const isNamed = options.includes(text) || options.includes(/^(--\w+)=/.exec(text)?.[1] ?? '');
    return isNamed || (letter !== undefined && options.includes(`-${letter}`)) ? [at] : [];
  });
}

function codeAt(state: ShellState, call: Call, at: number): void {
  const { rest } = call;
  const inWord = /^--\w+=([^]*)$/.exec(unescaped(rest[at] ?? ''))?.[1];
  const { isReading } = code(call, state, inWord ?? unescaped(rest[at + 1] ?? ''));
  // With these options, the program runs over every line of the files after it.
  const isOverLines = /^-[a-zA-Z]*[npi]/.test(unescaped(rest[at] ?? '')) || rest.some(each => /^-[np]e?$/.test(each));
  if (isOverLines || isReading) state.read(operandsOf(rest.slice(at + 2)));
}

function environmentFile(rest: readonly Pattern[]): readonly Pattern[] {
  const at = rest.findIndex(word => /^--env-file(?:-if-exists)?(?:=|$)/.test(word));
  // Loading the module `dotenv/config` reads the file `.env`.
  if (at < 0) return rest.some(word => unescaped(word).endsWith('dotenv/config')) ? ['.env'] : [];
  return [/=(.*)$/.exec(rest[at] ?? '')?.[1] ?? rest[at + 1] ?? ''];
}

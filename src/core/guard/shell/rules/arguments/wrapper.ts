import { usualValued, type Wrapper, wrappers } from '../../runningPrograms.ts';
import { type Pattern, unescaped } from '../../words.ts';

/** A command without the program that starts it. */
export interface Words {
  readonly name: string;
  readonly rest: readonly Pattern[];
  /** The folder that its wrapper sets as the current one; null for none. */
  readonly folder: Pattern | null;
}

/** Returns the command after `sudo`, `env A=b`, `timeout 5`; null if there is none. */
export function unwrapped(all: readonly Pattern[]): Words | null {
  let words = all;
  let folder: Pattern | null = null;
  for (let turn = 0; turn < 10; turn++) {
    const first = words[0];
    if (first === undefined) return null;
    const whole = unescaped(first);
    // A word with blanks is a command line of its own: `env -S 'cat f'`.
    const name = /\s/.test(whole) ? whole : whole.replace(/^.*[/\\]/, '').replace(/\.exe$/i, '');
    const rest = words.slice(1);
    const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
    // Without a command, `env` prints variables.
    const isPrinter = name === 'env' && !rest.some(word => !/^-|^\w+=/.test(word) || lineOf(word) !== null);
    if (wrapper === undefined || isPrinter || rest.length === 0) return { name, rest, folder };
    const behind = behindWrapper(name, wrapper, rest);
    folder = behind.folder ?? folder;
    if (behind.line !== null) return { name: behind.line, rest: rest.slice(behind.at), folder };
    words = rest.slice(behind.at + wrapper.own);
  }
  return null;
}

/** Returns where the words of a wrapper end, the folder that they name, and the command line in a single word of `env`. */
function behindWrapper(
  name: string,
  { folder: folderOption, valued = usualValued }: Wrapper,
  rest: readonly Pattern[],
): { readonly at: number; readonly folder: Pattern | null; readonly line: string | null } {
  let folder: Pattern | null = null;
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    const line = name === 'env' ? lineOf(word) : null;
    if (line !== null) return { at: at + 1, folder, line };
    const { option, value } = splitOption(word);
    const isFolder = folderOption?.test(option) === true;
    if (isFolder) folder = value ?? rest[at + 1] ?? null;
    if (value === undefined && (isFolder || valued.test(word))) at++;
    else if (!/^-|^\w+=/.test(word)) return { at, folder, line: null };
  }
  return { at: rest.length, folder, line: null };
}

/** Splits `--option=value`; the value is undefined for any other word. */
function splitOption(word: Pattern): { readonly option: Pattern; readonly value: Pattern | undefined } {
  const [option = '', value] = word.startsWith('--') ? word.split('=') : [word];
  return { option, value };
}

/** Returns the command line in `--split-string=LINE` of `env`; null for any other word. */
function lineOf(word: Pattern): string | null {
  return /^--split-string=([^]+)$/.exec(unescaped(word))?.[1] ?? null;
}

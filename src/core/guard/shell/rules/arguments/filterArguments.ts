import type { Filter } from '../../programs.ts';
import type { Pattern } from '../../words.ts';

/** The arguments of `grep`, `sed` and similar programs. */
export interface FilterArguments {
  /** The patterns or programs; empty if they are in a file. */
  readonly programs: readonly Pattern[];
  readonly files: readonly Pattern[];
  /** The files are changed, not printed. */
  readonly isInPlace: boolean;
}

/** Splits the words after the name of a filter into programs or patterns and files, and says whether it changes the files. */
export function filterArguments(filter: Filter, rest: readonly Pattern[]): FilterArguments {
  const operands: Pattern[] = [];
  const options: FilterOption[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === '--') {
      operands.push(...rest.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') operands.push(word);
    else {
      const option = filterOption(filter, word, rest[at + 1]);
      options.push(option);
      at += option.skips;
    }
  }
  const isInPlace = options.some(each => each.isInPlace);
  return options.some(each => each.givesProgram)
    ? { programs: options.flatMap(({ program }) => program ?? []), files: operands, isInPlace }
    : { programs: operands.slice(0, 1), files: operands.slice(1), isInPlace };
}

/** One option of a filter, and how many of the words after it belong to it. */
interface FilterOption {
  readonly isInPlace: boolean;
  /** The program is the value of this option, or is in the file that it names. */
  readonly givesProgram: boolean;
  /** The program, if it is the value of this option. */
  readonly program: Pattern | null;
  readonly skips: number;
}

function filterOption(filter: Filter, word: Pattern, next: Pattern | undefined): FilterOption {
  const isInPlace = filter.inPlace?.test(`${word} ${next ?? ''}`) === true;
  const option = valuedOption(word, [...filter.given, ...filter.valued]);
  const named = /^--arg(?:json)?$/.test(word) ? 2 : 0;
  if (option === null) return { isInPlace, givesProgram: false, program: null, skips: named };
  const { name, takesNext } = option;
  const isProgram = name === '-e' || name === '--expression';
  return {
    isInPlace,
    givesProgram: filter.given.includes(name),
    program: isProgram ? optionValue(word, next, option) : null,
    skips: named + (takesNext && name !== '--files' ? 1 : 0),
  };
}

interface ValuedOption {
  readonly name: string;
  readonly takesNext: boolean;
}

function optionValue(word: Pattern, next: Pattern | undefined, { name, takesNext }: ValuedOption): Pattern {
  if (takesNext) return next ?? '';
  return word.slice(name.startsWith('--') ? name.length + 1 : word.indexOf(name.slice(1)) + 1);
}

/** Returns the option of a list that a word contains, alone or among several letters, and whether its value is the next word. */
function valuedOption(word: Pattern, options: readonly string[]): ValuedOption | null {
  const long = word.startsWith('--') ? (word.split('=')[0] ?? word) : word.toLowerCase();
  if (long.length > 2 && options.includes(long)) return { name: long, takesNext: !word.includes('=') };
  if (word.startsWith('--')) return null;
  const letters = word.slice(1);
  for (let at = 0; at < letters.length; at++) {
    const name = `-${letters[at]}`;
    if (options.includes(name)) return { name, takesNext: at === letters.length - 1 };
  }
  return null;
}

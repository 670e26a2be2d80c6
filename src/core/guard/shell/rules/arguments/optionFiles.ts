import type { FileOptions } from '../../fileOptions.ts';
import type { Pattern } from '../../words.ts';

/** Returns the files that options such as `-d @file` name. */
export function filesOfOptions(options: FileOptions, rest: readonly Pattern[]): readonly Pattern[] {
  return rest.flatMap((word, at) => [
    ...(/^file:\//i.test(word) ? [word] : []),
    ...fileOfOption(options, word, rest[at + 1] ?? ''),
  ]);
}

function fileOfOption(options: FileOptions, word: Pattern, next: Pattern): readonly Pattern[] {
  const [, named = '', inWord] = /^(-[a-z]{3,}):(.+)$/i.exec(word) ?? [];
  if (inWord !== undefined && options[named.toLowerCase()] !== undefined) return [inWord];
  const { option, value } = optionAndValue(options, word, next);
  const kind = options[option];
  if (kind === undefined) return [];
  if (kind === 'file') return [/^[\w.-]+=@(.+)$/.exec(value)?.[1] ?? value];
  const file = /(?:^|=)[@<]([^;]+)/.exec(value)?.[1] ?? /^[\w.-]+@(.+)$/.exec(value)?.[1];
  return file === undefined ? [] : [file];
}

/** Splits `--option=value`, `--option value`, `-o value` or `-ovalue`. */
function optionAndValue(
  options: FileOptions,
  word: Pattern,
  next: Pattern,
): { readonly option: string; readonly value: Pattern } {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  if (equals > 0) return { option: word.slice(0, equals), value: word.slice(equals + 1) };
  const whole = [word, word.toLowerCase()].find(each => options[each] !== undefined);
  if (whole !== undefined) return { option: whole, value: next };
  return { option: word.slice(0, 2), value: word.slice(2) };
}

import { nothingShown } from '../../exposure/masking/mask.ts';
import { readingOf } from '../../settings/readings.ts';
import type { SettingValue } from '../../settings/types.ts';
import { isList, isObject } from '../../settings/values.ts';
import { filesAt, formats, valueAt } from '../places.ts';
import type { ReadersFacts } from '../report.ts';
import { namingKeys } from '../servers.ts';
import { shownCommand, shownLine } from '../shownCommand.ts';

/**
 * Texts of servers and hooks that the list of readers shows only masked: values of variables and headers, and parts of commands
 * that may be a secret. A diff of such a file must not show them either.
 */
export function hiddenTexts(facts: ReadersFacts, files: readonly string[]): readonly string[] {
  const { products, readings, hooks } = facts;
  const hidden = new Set<string>();
  const hide = (value: SettingValue | undefined): void => {
    for (const text of value === undefined ? [] : hiddenIn(value, facts.scanner)) hidden.add(text);
  };
  for (const file of files) {
    for (const place of products.flatMap(({ servers }) => servers)) {
      const found = filesAt(place.file, readings).includes(file) ? valueAt(place, file, readings) : null;
      if (found?.problem === null) hide(found.value);
    }
    const reading = readingOf(readings, file);
    if (reading.kind !== 'text' || !hooks.some(each => each.file === file)) continue;
    const found = formats.json.lookup(reading.text, ['hooks']);
    if (found.kind === 'value') hide(found.value);
  }
  return [...hidden];
}

/** Masks such texts in a text. Short texts are only replaced as whole quoted values, since they may occur anywhere. */
export function withoutHidden(text: string, hidden: readonly string[]): string {
  return [...hidden]
    .sort((a, b) => b.length - a.length)
    .reduce((sofar, each) => {
      const quoted = JSON.stringify(each);
      const isPlain = each.length >= 6 && !/[\r\n]/.test(each);
      const masked = sofar.replaceAll(quoted, `"${nothingShown}"`).replaceAll(`'${each}'`, `'${nothingShown}'`);
      return isPlain ? masked.replaceAll(each, nothingShown) : masked;
    }, text);
}

function hiddenIn(value: SettingValue, scanner: ReadersFacts['scanner']): readonly string[] {
  if (typeof value === 'string') return shownLine(value, scanner) === value.replace(/\s+/g, ' ') ? [] : [value];
  if (isList(value)) {
    const words = value.filter(each => typeof each === 'string');
    const shown = shownCommand(words, scanner);
    return [...words.filter((word, at) => shown[at] !== word), ...value.flatMap(each => hiddenIn(each, scanner))];
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    namingKeys.some(each => each === key) && isObject(inner)
      ? Object.values(inner)
          .filter(each => typeof each === 'string' && each !== '')
          .map(String)
      : hiddenIn(inner, scanner),
  );
}

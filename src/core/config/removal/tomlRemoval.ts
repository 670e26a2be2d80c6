import { LineIndex, lineStart, nextLine } from '../../texts/lines.ts';
import { message } from '../../message.ts';
import { type Edited, splice } from '../edit.ts';
import { tomlFormat } from '../tomlFormat.ts';
import { scanInlineTable, scanToml, startsWith, type TomlStatement } from '../tomlScan.ts';
import { equalValues } from '../../settings/values.ts';
import { otherShape, type ValuePath, withoutEmpty, withoutValue } from './removal.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Removes a table or a value from TOML, wherever parts of it are. Only keys are followed, not the members of lists. */
export function removeFromToml(text: string, path: ValuePath): Edited {
  const keys = path.filter(step => typeof step === 'string');
  const before = tomlFormat.lookup(text, []);
  if (before.kind === 'malformed')
    return { text: null, problem: message('settings.edit.malformed', { line: before.line, column: before.column }) };
  if (keys.length !== path.length) return otherShape(path, 1);
  const ranges = rangesOf(text, scanToml(text), keys);
  const edited = ranges.reduceRight((sofar, { start, end }) => splice(sofar, start, end, ''), text);
  const after = tomlFormat.lookup(edited, []);
  const isOnlyChange =
    after.kind === 'value' &&
    equalValues(withoutEmpty(after.value ?? null, path), withoutEmpty(withoutValue(before.value ?? null, path), path));
  const line = new LineIndex(text).positionAt(ranges[0]?.start ?? 0).line;
  return isOnlyChange ? { text: edited, problem: null } : otherShape(path, line);
}

/** Returns the ranges to remove, in the order of the text. */
function rangesOf(text: string, statements: readonly TomlStatement[], path: readonly string[]): readonly Range[] {
  const ranges: Range[] = [];
  let isInside = false;
  statements.forEach((each, at) => {
    if (each.kind !== 'pair') {
      isInside = startsWith(each.path, path);
      if (isInside) ranges.push(withBlankLines(text, each.start, endOfTable(statements, at)));
    } else if (!isInside && each.path !== null) {
      if (startsWith(each.path, path)) ranges.push({ start: lineStart(text, each.start), end: each.end });
      else if (startsWith(path, each.path))
        ranges.push(...inlineRange(text, each.valueStart, path.slice(each.path.length)));
    }
  });
  return ranges;
}

/** Returns the end of the last statement of the table whose header is at an index; comments below it may belong to the next table. */
function endOfTable(statements: readonly TomlStatement[], at: number): number {
  const next = statements.findIndex((each, index) => index > at && each.kind !== 'pair');
  return statements.slice(at, next < 0 ? undefined : next).at(-1)?.end ?? 0;
}

/** Returns whole lines, with the blank lines that separate them from what follows or, at the end of the text, from what precedes. */
function withBlankLines(text: string, from: number, to: number): Range {
  let start = lineStart(text, from);
  let end = to;
  while (end < text.length && text.slice(end, nextLine(text, end)).trim() === '') end = nextLine(text, end);
  while (end === text.length && start > 0) {
    const above = lineStart(text, start - 1);
    if (text.slice(above, start).trim() !== '') break;
    start = above;
  }
  return { start, end };
}

function inlineRange(text: string, open: number, path: readonly string[]): readonly Range[] {
  if (text[open] !== '{') return [];
  const pairs = scanInlineTable(text, open);
  return pairs.flatMap((pair, at): readonly Range[] => {
    if (startsWith(path, pair.key) && pair.key.length < path.length)
      return inlineRange(text, pair.valueStart, path.slice(pair.key.length));
    if (!startsWith(pair.key, path)) return [];
    const next = pairs[at + 1];
    const before = pairs[at - 1];
    if (next !== undefined) return [{ start: pair.start, end: next.start }];
    return [{ start: before?.valueEnd ?? pair.start, end: pair.valueEnd }];
  });
}

import { type Document, isCollection, isMap, isScalar, isSeq } from 'yaml';
import { LineIndex, lineStart, nextLine } from '../../texts/lines.ts';
import { message } from '../../message.ts';
import { type Edited, splice } from '../edit.ts';
import { readYaml } from '../yamlText.ts';
import { asSettingValue, equalValues } from '../../settings/values.ts';
import { otherShape, type ValuePath, withoutValue } from './removal.ts';

/**
 * Removes a list member or a key of a mapping from YAML that has them on lines of their own. The last member is removed together with the
 * key of its list, because a key without a value is null, which some readers reject.
 */
export function removeFromYaml(text: string, path: ValuePath): Edited {
  const { document, offset } = readYaml(text);
  if (document === null) return { text: null, problem: message('settings.edit.malformed', placeOf(text, offset)) };
  const whole = outermost(document, path);
  const range = rangeOf(text, document, whole);
  if (range === null) return document.hasIn(path) ? otherShape(path, 1) : { text, problem: null };
  const edited = splice(text, range.start, range.end, '');
  const after = readYaml(edited);
  const wanted = withoutValue(asSettingValue(document.toJS()), whole);
  return after.document !== null && equalValues(asSettingValue(after.document.toJS() ?? {}), wanted)
    ? { text: edited, problem: null }
    : otherShape(path, placeOf(text, range.start).line);
}

function placeOf(text: string, offset: number) {
  const { line, column } = new LineIndex(text).positionAt(offset);
  return { line, column };
}

/** Returns the path, or the path of what would otherwise become empty. */
function outermost(document: Document, path: ValuePath): ValuePath {
  const above = path.slice(0, -1);
  const parent: unknown = above.length === 0 ? null : document.getIn(above, true);
  return isCollection(parent) && parent.items.length === 1 ? outermost(document, above) : path;
}

/** Returns the lines of a value; null if it is not there, or shares them with other values. */
function rangeOf(text: string, document: Document, path: ValuePath) {
  const above = path.slice(0, -1);
  const parent: unknown = above.length === 0 ? document.contents : document.getIn(above, true);
  const last = path.at(-1);
  if (!isCollection(parent) || parent.flow === true) return null;
  const ranges = nodesOf(parent, last).flatMap(node =>
    isScalar(node) || isCollection(node) ? [node.range ?? []] : [],
  );
  const from = ranges[0]?.[0];
  const to = ranges.at(-1)?.[1];
  if (from === undefined || to === undefined) return null;
  const start = lineStart(text, from);
  // A list member has its mark on the same line, and nothing else may be there.
  const lead = text.slice(start, from).replace('\uFEFF', '');
  if (!(isSeq(parent) ? /^ *- +$/ : /^ *$/).test(lead)) return null;
  return { start, end: to > 0 && text[to - 1] === '\n' ? to : nextLine(text, to) };
}

/** Returns a member of a list, or the key of a mapping and its value. */
function nodesOf(parent: unknown, member: string | number | undefined): readonly unknown[] {
  if (isSeq(parent)) return [parent.items[Number(member)]];
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === member) : undefined;
  return pair === undefined ? [] : [pair.key, pair.value];
}

import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { LineIndex } from '../../lines.ts';
import type { Message } from '../../message.ts';
import {
  missingKey,
  noDate,
  notExactlyOne,
  type PolicyProblem,
  twice,
  unknownKey,
  unknownWord,
  type Where,
  wrongType,
} from './complaints.ts';
import { datePattern } from './schema.ts';
import type { RecordShape, Shape } from './shape.ts';

/** A document and where things stand in it. */
export interface Sheet {
  readonly file: string;
  readonly lines: LineIndex;
}

export function whereIs({ file, lines }: Sheet, node: unknown, fallback = 0): Where {
  const offset = isNode(node) ? (node.range?.[0] ?? fallback) : fallback;
  return { file, ...lines.positionAt(offset) };
}

/**
 * Everything in which a document differs from its shape, in the order of the text. Never throws.
 * @param key what the value is called in the document, for the complaints
 */
export function validate(node: unknown, shape: Shape, sheet: Sheet, key: string): readonly PolicyProblem[] {
  const wrong = (why: (at: Where) => Message): readonly PolicyProblem[] => {
    const at = whereIs(sheet, node);
    return [{ kind: 'shape', line: at.line, column: at.column, why: why(at) }];
  };
  const value: unknown = isScalar(node) ? node.value : undefined;
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && shape.pattern.test(value)
        ? []
        : wrong(at => wrongType(at, key, shape.looksLike));
    case 'word':
      return typeof value === 'string' && shape.words.includes(value)
        ? []
        : wrong(at => unknownWord(at, key, value, shape.words));
    case 'truth':
      return typeof value === 'boolean' ? [] : wrong(at => wrongType(at, key, 'true or false'));
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= shape.minimum && value <= shape.maximum
        ? []
        : wrong(at => wrongType(at, key, countText(shape.minimum, shape.maximum)));
    case 'date':
      return typeof value === 'string' && isDate(value) ? [] : wrong(at => noDate(at, key));
    case 'anything':
      return [];
    case 'list':
      return validateList(node, shape, sheet, key, wrong);
    case 'word-or-list':
      if (value === shape.word) return [];
      return isSeq(node)
        ? validate(node, shape.list, sheet, key)
        : wrong(at => wrongType(at, key, `${shape.word}, or a list`));
    case 'record':
      return isMap(node) ? validateRecord(node, shape, sheet, key) : wrong(at => wrongType(at, key, 'keys and values'));
  }
}

type Wrong = (why: (at: Where) => Message) => readonly PolicyProblem[];

function validateList(
  node: unknown,
  shape: Extract<Shape, { kind: 'list' }>,
  sheet: Sheet,
  key: string,
  wrong: Wrong,
): readonly PolicyProblem[] {
  if (!isSeq(node)) return wrong(at => wrongType(at, key, 'a list'));
  if (node.items.length < (shape.least ?? 0)) return wrong(at => wrongType(at, key, 'a list with an entry'));
  return node.items.flatMap(item => validate(item, shape.of, sheet, key));
}

function validateRecord(map: YAMLMap, shape: RecordShape, sheet: Sheet, section: string): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const add = (at: Where, why: Message): void => {
    problems.push({ kind: 'shape', line: at.line, column: at.column, why });
  };
  const seen = new Set<string>();
  const known = Object.keys(shape.fields);
  for (const pair of map.items) {
    const name = keyOf(pair);
    const at = whereIs(sheet, pair.key);
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === undefined) add(at, unknownKey(at, name, section, known));
    else if (seen.has(name)) add(at, twice(at, name));
    else problems.push(...validate(pair.value, field, sheet, name).map(each => placed(each, pair, sheet)));
    seen.add(name);
  }
  const at = whereIs(sheet, map);
  for (const key of shape.required ?? []) if (!seen.has(key)) add(at, missingKey(at, key, section));
  const { oneOf } = shape;
  if (oneOf !== undefined && oneOf.filter(key => seen.has(key)).length !== 1)
    add(at, notExactlyOne(at, section, oneOf));
  return problems;
}

/** A key without a value has no place of its own: it is that of the key. */
function placed(problem: PolicyProblem, pair: Pair, sheet: Sheet): PolicyProblem {
  if (isNode(pair.value)) return problem;
  const { line, column } = whereIs(sheet, pair.key);
  return { ...problem, line, column, why: { ...problem.why, args: { ...problem.why.args, line, column } } };
}

function keyOf({ key }: Pair): string {
  const value: unknown = isScalar(key) ? (key as Node & { readonly value: unknown }).value : undefined;
  return typeof value === 'string' ? value : '';
}

function countText(minimum: number, maximum: number): string {
  return minimum === maximum ? String(minimum) : `a whole number from ${minimum} to ${maximum}`;
}

/** Whether the calendar has the day. */
function isDate(text: string): boolean {
  const at = datePattern.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

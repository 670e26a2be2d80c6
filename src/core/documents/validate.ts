import type { Message } from '../message.ts';
import {
  missingKey,
  noDate,
  notExactlyOne,
  type ShapeProblem,
  twice,
  unknownKey,
  unknownWord,
  wrongType,
} from './complaints.ts';
import { type Placed, type Sheet, type Where, whereIs } from './placed.ts';
import { isDate } from './dates.ts';
import type { RecordShape, Shape } from './shape.ts';

/**
 * Returns all differences between a document and its shape, in the order of the text. Never throws.
 * @param key the name of the value in the document, for error messages
 */
export function validate(placed: Placed, shape: Shape, sheet: Sheet, key: string): readonly ShapeProblem[] {
  const wrong: Wrong = why => [problemAt(whereIs(sheet, placed.offset), why)];
  switch (shape.kind) {
    case 'anything':
      return [];
    case 'list':
      return validateList(placed, shape, sheet, key, wrong);
    case 'word-or-list':
      if (valueOf(placed) === shape.word) return [];
      return placed.kind === 'list'
        ? validate(placed, shape.list, sheet, key)
        : wrong(at => wrongType(at, key, `${shape.word}, or a list`));
    case 'record':
      return placed.kind === 'record'
        ? validateRecord(placed, shape, sheet, key)
        : wrong(at => wrongType(at, key, 'keys and values'));
    default: {
      const value = valueOf(placed);
      return fits(value, shape) ? [] : wrong(at => complaintOn(at, key, value, shape));
    }
  }
}

/** The shapes of a single scalar value. */
type ValueShape = Exclude<Shape, { kind: 'anything' | 'list' | 'word-or-list' | 'record' }>;

function valueOf(placed: Placed): unknown {
  return placed.kind === 'value' ? placed.value : undefined;
}

function fits(value: unknown, shape: ValueShape): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string' && shape.pattern.test(value);
    case 'word':
      return typeof value === 'string' && shape.words.includes(value);
    case 'truth':
      return typeof value === 'boolean';
    case 'count':
      return typeof value === 'number' && Number.isInteger(value) && value >= shape.minimum && value <= shape.maximum;
    case 'date':
      return typeof value === 'string' && isDate(value);
  }
}

function complaintOn(at: Where, key: string, value: unknown, shape: ValueShape): Message {
  switch (shape.kind) {
    case 'text':
      return wrongType(at, key, shape.looksLike);
    case 'word':
      return unknownWord(at, key, value, shape.words);
    case 'truth':
      return wrongType(at, key, 'true or false');
    case 'count':
      return wrongType(at, key, countText(shape.minimum, shape.maximum));
    case 'date':
      return noDate(at, key);
  }
}

type Wrong = (why: (at: Where) => Message) => readonly ShapeProblem[];

function problemAt(at: Where, why: (at: Where) => Message): ShapeProblem {
  return { kind: 'shape', line: at.line, column: at.column, why: why(at) };
}

function validateList(
  placed: Placed,
  shape: Extract<Shape, { kind: 'list' }>,
  sheet: Sheet,
  key: string,
  wrong: Wrong,
): readonly ShapeProblem[] {
  if (placed.kind !== 'list') return wrong(at => wrongType(at, key, 'a list'));
  if (placed.items.length < (shape.least ?? 0)) return wrong(at => wrongType(at, key, 'a list with an entry'));
  return placed.items.flatMap(item => validate(item, shape.of, sheet, key));
}

function validateRecord(
  record: Extract<Placed, { kind: 'record' }>,
  shape: RecordShape,
  sheet: Sheet,
  section: string,
): readonly ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  const add = (offset: number, why: (at: Where) => Message): void => {
    problems.push(problemAt(whereIs(sheet, offset), why));
  };
  const seen = new Set<string>();
  const known = Object.keys(shape.fields);
  for (const { key, offset, value } of record.entries) {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field === undefined) add(offset, at => unknownKey(at, key, section, known));
    else if (seen.has(key)) add(offset, at => twice(at, key));
    else problems.push(...validate(value, field, sheet, key));
    seen.add(key);
  }
  for (const key of shape.required ?? []) if (!seen.has(key)) add(record.offset, at => missingKey(at, key, section));
  const { oneOf } = shape;
  if (oneOf !== undefined && oneOf.filter(key => seen.has(key)).length !== 1)
    add(record.offset, at => notExactlyOne(at, section, oneOf));
  return problems;
}

function countText(minimum: number, maximum: number): string {
  return minimum === maximum ? String(minimum) : `a whole number from ${minimum} to ${maximum}`;
}

import type { Shape } from './shape.ts';

/** Returns the shape of the value at a path of a document; null if nothing is known about that path. */
export function shapeAt(shape: Shape, path: readonly (string | number)[]): Shape | null {
  const [step, ...rest] = path;
  if (step === undefined) return shape;
  if (shape.kind === 'record')
    return typeof step === 'string' && Object.hasOwn(shape.fields, step) ? next(shape.fields[step], rest) : null;
  if (shape.kind === 'list') return typeof step === 'number' ? shapeAt(shape.of, rest) : null;
  return shape.kind === 'word-or-list' ? shapeAt(shape.list, path) : null;
}

function next(shape: Shape | undefined, path: readonly (string | number)[]): Shape | null {
  return shape === undefined ? null : shapeAt(shape, path);
}

/** Returns the literals that a value may have, as they are written; empty if the shape does not list them. */
export function wordsOf(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'word':
      return shape.words;
    case 'word-or-list':
      return [shape.word];
    case 'truth':
      return ['true', 'false'];
    case 'count':
      return shape.minimum === shape.maximum ? [String(shape.minimum)] : [];
    case 'text':
    case 'date':
    case 'anything':
    case 'list':
    case 'record':
      return [];
  }
}

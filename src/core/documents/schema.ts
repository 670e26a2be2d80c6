import { datePattern } from './dates.ts';
import type { RecordShape, Shape } from './shape.ts';

export type Schema = Readonly<Record<string, unknown>>;

/**
 * Returns the JSON Schema of a document in draft 7, which editors and `ajv` support.
 * @param id the end of the schema's address, such as `policy-1`
 */
export function documentSchema(id: string, title: string, shape: RecordShape): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `https://sightglass.invalid/schemas/${id}.json`,
    title,
    ...schemaOf(shape),
  };
}

function schemaOf(shape: Shape): Schema {
  const { description } = shape;
  return { ...(description === undefined ? {} : { description }), ...bareSchema(shape) };
}

function bareSchema(shape: Shape): Schema {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', pattern: shape.pattern.source };
    case 'word':
      return { enum: shape.words };
    case 'truth':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: shape.minimum, maximum: shape.maximum };
    case 'date':
      return { type: 'string', pattern: datePattern.source, format: 'date' };
    case 'anything':
      return {};
    case 'list':
      return {
        type: 'array',
        items: schemaOf(shape.of),
        ...(shape.least === undefined ? {} : { minItems: shape.least }),
      };
    case 'word-or-list':
      return { anyOf: [{ enum: [shape.word] }, schemaOf(shape.list)] };
    case 'record':
      return recordSchema(shape);
  }
}

function recordSchema({ fields, required = [], oneOf }: RecordShape): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, schemaOf(shape)])),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(key => ({ required: [key] })) }),
  };
}

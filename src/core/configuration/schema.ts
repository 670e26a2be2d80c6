import { documentSchema, type Schema } from '../documents/schema.ts';
import { configurationShape } from './shape.ts';

/** Returns the JSON Schema of `sightglass.config.json`. */
export function configurationSchema(): Schema {
  return documentSchema('config-1', 'Sightglass configuration', configurationShape);
}

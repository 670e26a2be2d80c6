import { documentSchema, type Schema } from '../../documents/schema.ts';
import { policyShape } from './policyShape.ts';

/** Returns the JSON Schema of the policy. */
export function policySchema(): Schema {
  return documentSchema('policy-1', 'Sightglass policy', policyShape);
}

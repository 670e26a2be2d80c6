import type { Readings } from '../settings/readings.ts';
import { equalValues, isList } from '../settings/values.ts';
import { filesAt, valueAt } from './places.ts';
import type { TrustPlace } from './types.ts';

/**
 * Whether a tool has recorded that it trusts the open folder itself; trust in a parent folder is not considered. Null if no place
 * is known or its file cannot be read.
 */
export function isTrustedFolder(place: TrustPlace | null, readings: Readings): boolean | null {
  if (place === null || readings.workspace === null) return null;
  const values = filesAt(place.file, readings).flatMap(file => valueAt(place, file, readings) ?? []);
  const [found] = values;
  if (found === undefined) return false;
  if (found.problem !== null) return null;
  const { value } = found;
  if (place.trusted !== undefined) return place.trusted.some(each => equalValues(each, value));
  return isList(value) && value.includes(readings.workspace);
}

import { wrongTypeIn } from '../../config/fileShape.ts';
import { message } from '../../message.ts';
import { formatOf, pathOf } from '../formats.ts';
import { found, type Found, malformed } from '../found.ts';
import { type FileReading, readingOf, type Readings } from '../readings.ts';
import type { SettingSpec } from '../types.ts';

/** What a file says of a setting; null where the file is absent, does not set it, or is one that the product skips. */
export function inFile(spec: SettingSpec, readings: Readings, file: string, scope: string): Found | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'absent' || (reading.kind === 'text' && isSkipped(spec, reading, scope))) return null;
  if (reading.kind === 'unreadable') {
    return { value: null, state: 'unreadable', scope, file, problem: reading.problem };
  }
  const format = formatOf(spec);
  if (!format) return null;
  const lookup = format.lookup(reading.text, pathOf(spec, format, reading.text, file));
  if (lookup.kind === 'malformed') {
    return { value: null, state: 'malformed', scope, file, line: lookup.line, problem: malformed(file, lookup) };
  }
  const wrong = spec.shape ? wrongTypeIn(reading.text, format, spec.shape) : null;
  if (wrong) {
    const problem = message('settings.voided', { file, line: wrong.line, key: wrong.key });
    return { value: null, state: 'malformed', scope, file, line: wrong.line, problem };
  }
  return lookup.value === undefined ? null : found(spec, lookup.value, scope, file, lookup.line);
}

/** Whether the product does not take the file, since not only an administrator can have written it. */
function isSkipped(spec: SettingSpec, { isLoose }: Extract<FileReading, { kind: 'text' }>, scope: string): boolean {
  return scope === 'policy' && spec.managedByRootOnly === true && isLoose === true;
}

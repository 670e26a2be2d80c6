import { wrongTypeIn } from '../../config/fileShape.ts';
import { message } from '../../message.ts';
import { formatOf, pathOf } from '../formats.ts';
import { found, type Found, malformed } from '../found.ts';
import { type FileReading, readingOf, type Readings } from '../readings.ts';
import type { PreferenceDomain, SettingSpec } from '../types.ts';
import { preferencesText } from './preferences.ts';

/**
 * Returns what a file says about a setting; null if the file is absent, does not set it, or is skipped by the product.
 * @param preferences how the program reads it, if it is a property list
 */
export function inFile(
  spec: SettingSpec,
  readings: Readings,
  file: string,
  scope: string,
  preferences?: PreferenceDomain,
): Found | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'absent' || (reading.kind === 'text' && isSkipped(spec, reading, scope))) return null;
  if (reading.kind === 'unreadable') {
    return { value: null, state: 'unreadable', scope, file, problem: reading.problem };
  }
  const format = formatOf(spec);
  if (!format) return null;
  const text = preferences === undefined ? reading.text : preferencesText(reading.text, preferences);
  if (text === null) return null;
  const lookup = format.lookup(text, pathOf(spec, format, text, file));
  if (lookup.kind === 'malformed') {
    return { value: null, state: 'malformed', scope, file, line: lookup.line, problem: malformed(file, lookup) };
  }
  const wrong = spec.shape ? wrongTypeIn(text, format, spec.shape) : null;
  if (wrong) {
    const problem = message('settings.voided', { file, line: wrong.line, key: wrong.key });
    return { value: null, state: 'malformed', scope, file, line: wrong.line, problem };
  }
  // The line is not known: the text was made from a property list.
  const line = preferences === undefined ? lookup.line : null;
  return lookup.value === undefined ? null : found(spec, lookup.value, scope, file, line);
}

/** Whether the product ignores the file because somebody other than an administrator could have written it. */
function isSkipped(spec: SettingSpec, { isLoose }: Extract<FileReading, { kind: 'text' }>, scope: string): boolean {
  return scope === 'policy' && spec.managedByRootOnly === true && isLoose === true;
}

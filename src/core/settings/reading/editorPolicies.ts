import { strictJson } from '../formats.ts';
import { found, type Found, malformed } from '../found.ts';
import { type PolicyFile, type PolicyKey, readingOf, type Readings } from '../readings.ts';
import type { SettingSpec, SettingValue } from '../types.ts';
import { inFile } from './inFile.ts';
import { preferencesText } from './preferences.ts';

/**
 * Returns what an administrator set for a setting of the editor, from the first file that mentions its policy; null if none does. A file
 * that cannot be read is a state of its own.
 */
export function inEditorPolicies(spec: SettingSpec, readings: Readings): Found | null {
  const { policy } = spec;
  if (policy === undefined) return null;
  for (const each of readings.editor.policyFiles ?? []) {
    const { file, keys, preferences } = each;
    const state =
      keys === undefined
        ? inFile({ ...spec, key: policy }, readings, file, 'policy', preferences)
        : inKeys(spec, keys[policy] ?? [], readings, each);
    if (state !== null) return state.problem === undefined ? { ...state, state: 'locked' } : state;
  }
  return null;
}

/** Returns the value of the policy from the first of these keys that has one. */
function inKeys(
  spec: SettingSpec,
  keys: readonly PolicyKey[],
  readings: Readings,
  { file, preferences }: PolicyFile,
): Found | null {
  const reading = readingOf(readings, file);
  if (reading.kind === 'absent' || keys.length === 0) return null;
  const place = { value: null, scope: 'policy', file } as const;
  if (reading.kind === 'unreadable') return { ...place, state: 'unreadable', problem: reading.problem };
  const text = preferences === undefined ? reading.text : preferencesText(reading.text, preferences);
  if (text === null) return null;
  for (const key of keys) {
    const lookup = strictJson.lookup(text, key.keyPath);
    if (lookup.kind === 'malformed') {
      return { ...place, state: 'malformed', line: lookup.line, problem: malformed(file, lookup) };
    }
    const value = valueFrom(key, lookup.value);
    if (value !== undefined) return found(spec, value, 'policy', file, preferences ? null : lookup.line);
  }
  return null;
}

/** Returns what a value of the key means for the policy; undefined if it means nothing. */
function valueFrom({ type, only, becomes }: PolicyKey, value: SettingValue | undefined): SettingValue | undefined {
  if (typeof value !== type || (only !== undefined && value !== only)) return undefined;
  return becomes ?? value;
}

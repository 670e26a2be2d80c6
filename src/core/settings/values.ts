import { hostOfUrl, isAmongHosts } from './hostPatterns.ts';
import type { SettingObject, SettingSpec, SettingState, SettingValue } from './types.ts';

/** Whether a value is an object with keys, not a list. */
export function isObject(value: unknown): value is SettingObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isList(value: SettingValue | undefined): value is readonly SettingValue[] {
  return Array.isArray(value);
}

/** Whether two values are equal; the order of keys does not matter. */
export function equalValues(a: SettingValue | undefined, b: SettingValue | undefined): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => equalValues(item, b[i]));
  if (isObject(a)) {
    if (!isObject(b)) return false;
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && equalValues(a[key], b[key]))
    );
  }
  return a === b;
}

/** Whether a value that was set is as good as the hardened one. */
export function isHardened(spec: SettingSpec, value: SettingValue): boolean {
  // An empty variable does not count: programs test whether it has any content. Null means that the value is not set.
  if (spec.presenceOnly) return typeof value === 'string' && value !== '';
  if (spec.shouldBeUnset) return isSwitchedOff(value);
  const { hardened, accepts } = spec;
  if (hardened === undefined) return false;
  if (accepts?.some(other => equalValues(other, value))) return true;
  if (spec.comparison !== undefined) return compares(spec.comparison, value, hardened);
  if (spec.merge === 'list' && isList(hardened)) {
    return isList(value) && hardened.every(item => value.some(other => equalValues(item, other)));
  }
  if (spec.merge === 'object' && isObject(hardened)) {
    return (
      isObject(value) &&
      Object.entries(hardened).every(([key, item]) => equalValues(item, value[key])) &&
      !isVoided(spec, value)
    );
  }
  return equalValues(hardened, value);
}

function compares(
  comparison: NonNullable<SettingSpec['comparison']>,
  value: SettingValue,
  hardened: SettingValue,
): boolean {
  switch (comparison) {
    case 'at-most':
      return typeof value === 'number' && typeof hardened === 'number' && value <= hardened;
    case 'within':
      return isList(value) && isList(hardened) && value.every(item => hardened.some(other => equalValues(item, other)));
    case 'host': {
      const host = typeof value === 'string' ? hostOfUrl(value) : null;
      const patterns = isList(hardened) ? hardened.filter(each => typeof each === 'string') : [];
      return host !== null && isAmongHosts(host, patterns);
    }
  }
}

/** Whether the value in force is as good as the hardened one, no matter who set it. An unknown value is not. */
export function isAsAdvised({ spec, state, value }: SettingState): boolean {
  return state === 'hardened' || ((state === 'default' || state === 'locked') && isHardened(spec, value));
}

/** Whether a catch-all after the hardened entries makes them void, in an object whose last match decides. */
export function isVoided(spec: SettingSpec, value: SettingValue): boolean {
  if (!spec.lastMatchDecides || !isObject(value) || !isObject(spec.hardened)) return false;
  const keys = Object.keys(value);
  const catchAll = keys.indexOf('*');
  return Object.keys(spec.hardened).some(key => keys.includes(key) && keys.indexOf(key) < catchAll);
}

function isSwitchedOff(value: SettingValue): boolean {
  return value === false || value === null || value === '' || value === '0' || value === 'false';
}

/** Converts a value from a parser or an editor; values that no setting can have become strings or null. */
export function asSettingValue(value: unknown): SettingValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(asSettingValue);
  if (value instanceof Date || typeof value === 'bigint') return String(value);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asSettingValue(item)]));
  return null;
}

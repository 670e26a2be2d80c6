import type { SettingObject, SettingValue } from '../../settings/types.ts';
import { equalValues, isList, isObject } from '../../settings/values.ts';
import type { ManagedLayer } from '../managed/types.ts';
import type { Entry, LayerDocument } from './types.ts';

/** Identifies a layer by its files: tools may share one. */
function layerKey({ id, files, preferences, registry }: ManagedLayer): string {
  return JSON.stringify([id, files, preferences?.domain, registry?.key]);
}

/**
 * Makes documents from entries, one per layer. If a key has two values, the first one counts, but lists and objects are
 * merged if the entry says so.
 */
export function documentsOf(entries: readonly Entry[]): readonly LayerDocument[] {
  const byLayer = new Map<string, readonly Entry[]>();
  for (const entry of entries) {
    const key = layerKey(entry.layer);
    byLayer.set(key, [...(byLayer.get(key) ?? []), entry]);
  }
  return [...byLayer.values()].flatMap(own => {
    const [first] = own;
    if (first === undefined) return [];
    let content: SettingObject = {};
    for (const { keyPath, value, merge } of own) content = withValue(content, keyPath, value, merge);
    return [{ layer: first.layer, tools: [...new Set(own.map(({ tool }) => tool))], content }];
  });
}

function withValue(
  object: SettingObject,
  [key = '', ...rest]: readonly string[],
  value: SettingValue,
  merge: Entry['merge'],
): SettingObject {
  const before = Object.hasOwn(object, key) ? object[key] : undefined;
  if (rest.length === 0) return { ...object, [key]: joined(before, value, merge) };
  return { ...object, [key]: withValue(isObject(before) ? before : {}, rest, value, merge) };
}

function joined(before: SettingValue | undefined, value: SettingValue, merge: Entry['merge']): SettingValue {
  if (before === undefined) return value;
  if (merge === 'list' && isList(before) && isList(value))
    return [...before, ...value.filter(item => !before.some(other => equalValues(other, item)))];
  if (merge === 'object' && isObject(before) && isObject(value)) return { ...value, ...before };
  return before;
}

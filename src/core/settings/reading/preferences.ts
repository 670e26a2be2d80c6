import { decodeBase64 } from '../../secrets/engine/base64.ts';
import { parseJson } from '../../json.ts';
import type { PreferenceDomain, SettingObject, SettingValue } from '../types.ts';
import { isObject } from '../values.ts';

/** Returns where macOS keeps values forced by an administrator: those for the user, which win, then those for everybody. */
export function preferenceFiles({ domain }: PreferenceDomain, home: string): readonly string[] {
  const user = home.replace(/\/+$/, '').split('/').pop() ?? '';
  const folder = '/Library/Managed Preferences/';
  return [...(user === '' ? [] : [`${folder}${user}/${domain}.plist`]), `${folder}${domain}.plist`];
}

/**
 * Converts the forced values of a domain to the text of a settings file, as the program does. Null: there are none.
 * @param json the property list as JSON, as it was read
 */
export function preferencesText(json: string, { form, key }: PreferenceDomain): string | null {
  const values = parseJson(json) as SettingValue | undefined;
  if (values === undefined || !isObject(values)) return null;
  switch (form) {
    case 'native':
      return json;
    case 'json-texts':
      return JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, each]) => [name, unfolded(each)])));
    case 'texts':
      return JSON.stringify(nested(values));
    case 'base64':
      return key === undefined ? null : fileIn(values[key]);
  }
}

/** Parses a string that contains an object or a list; returns everything else unchanged. */
function unfolded(value: SettingValue): SettingValue {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  return (parseJson(value) as SettingValue | undefined) ?? value;
}

/** Turns dotted names into nested objects, and the strings `true`, `false`, numbers and JSON into their values. */
function nested(values: SettingObject): SettingObject {
  const root = new Map<string, unknown>();
  for (const [name, value] of Object.entries(values)) {
    const path = name.split('.');
    const last = path.pop() ?? '';
    let at = root;
    for (const part of path) {
      const below = at.get(part);
      const next = below instanceof Map ? (below as Map<string, unknown>) : new Map<string, unknown>();
      at.set(part, next);
      at = next;
    }
    at.set(last, meant(value));
  }
  return asObject(root);
}

function meant(value: SettingValue): SettingValue {
  if (typeof value !== 'string' || !/^(?:true|false|-?\d+(?:\.\d+)?|\s*[[{][^]*)$/.test(value)) return value;
  return (parseJson(value) as SettingValue | undefined) ?? value;
}

function asObject(tree: ReadonlyMap<string, unknown>): SettingObject {
  return Object.fromEntries(
    [...tree].map(([name, each]) => [name, each instanceof Map ? asObject(each) : (each as SettingValue)]),
  );
}

/** Decodes the file in a base64 string; {@link unreadable} for any other value, null if there is none. */
function fileIn(value: SettingValue | undefined): string | null {
  if (value === undefined) return null;
  const bytes = typeof value === 'string' ? decodeBase64(value.replace(/\s+/g, '')) : null;
  if (bytes === null) return unreadable;
  try {
    return decodeURIComponent(Array.from(bytes, byte => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return unreadable;
  }
}

/** A text that is invalid in every format, so parsing it fails. */
const unreadable = '\u0000';

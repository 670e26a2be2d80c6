import type { SettingValue } from '../../../settings/types.ts';

/** Formats JSON without a byte-order mark, which some tools report as an error. */
export function jsonText(value: SettingValue): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Formats JSON as one line of ASCII characters, for registries and preferences. */
export function jsonLine(value: SettingValue): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns the leaves of a value by dotted names: `permissions.deny`. A list is one value. */
export function dotted(value: SettingValue, path = ''): readonly (readonly [string, SettingValue])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, value]];
  const entries = Object.entries(value);
  return entries.length === 0
    ? [[path, value]]
    : entries.flatMap(([key, item]) => dotted(item, path === '' ? key : `${path}.${key}`));
}

/** Returns a value as text: strings unchanged, everything else as JSON. */
export function asText(value: SettingValue): string {
  return typeof value === 'string' ? value : jsonLine(value);
}

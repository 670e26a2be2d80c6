import type { ConfigFormat } from './edit.ts';
import type { SettingValue, TypedKey } from '../settings/types.ts';
import { isList, isObject } from '../settings/values.ts';

/** A value whose type makes a product drop the whole file. */
export interface WrongType {
  readonly key: string;
  /** 1-based. */
  readonly line: number;
}

/** Returns the first key of a wrong type, in the order of `shape`; null if the text is accepted or cannot be parsed. Never throws. */
export function wrongTypeIn(text: string, format: ConfigFormat, shape: readonly TypedKey[]): WrongType | null {
  for (const typed of shape) {
    const found = format.lookup(text, typed.path);
    if (found.kind === 'malformed') return null;
    if (found.value === undefined || isOfType(found.value, typed)) continue;
    return { key: typed.path.join('.'), line: found.line ?? 1 };
  }
  return null;
}

function isOfType(value: SettingValue, { type, minimum = -Infinity }: TypedKey): boolean {
  switch (type) {
    case 'boolean':
    case 'string':
      return typeof value === type;
    case 'number':
      return typeof value === 'number' && value >= minimum;
    case 'integer':
      return Number.isInteger(value) && Number(value) >= minimum;
    case 'strings':
      return isList(value) && value.every(item => typeof item === 'string');
    case 'texts':
      return isObject(value) && Object.values(value).every(item => typeof item === 'string');
    case 'object':
      return isObject(value);
  }
}

import { type Message, message } from '../message.ts';
import type { Lookup } from '../config/edit.ts';
import type { SettingSpec, SettingState, SettingValue } from './types.ts';
import { shownValue } from './shownValue.ts';
import { isHardened } from './values.ts';

/** A state without the fields that identify the setting. */
export type Found = Omit<SettingState, 'assistant' | 'spec'>;

/** Returns the state of a setting that has been set. */
export function found(
  spec: SettingSpec,
  value: SettingValue,
  scope: string,
  file: string | null,
  line: number | null,
): Found {
  const state = isHardened(spec, value) ? 'hardened' : 'weak';
  return { value: shownValue(spec, value), state, scope, file, ...(line === null ? {} : { line }) };
}

/** Returns the problem of a file that cannot be parsed. */
export function malformed(file: string, { line, column }: Extract<Lookup, { kind: 'malformed' }>): Message {
  return message('settings.malformed', { file, line, column });
}

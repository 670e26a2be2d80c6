import type { SettingObject, SettingValue } from '../../../settings/types.ts';
import type { RegistryKey } from '../../managed/types.ts';
import { asText, dotted, jsonLine } from './json.ts';

/** One value of the registry. */
export interface RegistryValue {
  readonly name: string;
  readonly type: 'dword' | 'sz' | 'multi-sz';
  readonly data: number | string;
}

/**
 * Returns the values of a key in the form that its program expects (vscode-docs enterprise/policies.md,
 * deploy-managed-settings.md, 2026).
 */
export function registryValues({ form, value }: RegistryKey, content: SettingObject): readonly RegistryValue[] {
  switch (form) {
    case 'whole':
      return [{ name: value ?? '', type: 'sz', data: jsonLine(content) }];
    case 'dotted-texts':
      return dotted(content).map(([name, item]) => ({ name, type: 'sz', data: asText(item) }));
    case 'values':
      return Object.entries(content).map(([name, item]) => typed(name, item));
  }
}

function typed(name: string, value: SettingValue): RegistryValue {
  if (typeof value === 'boolean') return { name, type: 'dword', data: value ? 1 : 0 };
  if (typeof value === 'number') return { name, type: 'dword', data: value };
  return typeof value === 'string'
    ? { name, type: 'sz', data: value }
    : { name, type: 'multi-sz', data: jsonLine(value) };
}

/** Returns a file for `reg import`: ASCII, so it needs no byte-order mark. */
export function regFile(key: string, values: readonly RegistryValue[]): string {
  const lines = ['Windows Registry Editor Version 5.00', '', `[HKEY_LOCAL_MACHINE\\${key}]`, ...values.map(line), ''];
  return lines.map(each => `${each}\r\n`).join('');
}

function line({ name, type, data }: RegistryValue): string {
  const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
  if (type === 'dword') return `${quoted(name)}=dword:${Number(data).toString(16).padStart(8, '0')}`;
  const text = String(data);
  if (type === 'multi-sz') return `${quoted(name)}=hex(7):${utf16(`${text}\0\0`)}`;
  return /^[\x20-\x7e]*$/.test(text)
    ? `${quoted(name)}=${quoted(text)}`
    : `${quoted(name)}=hex(1):${utf16(`${text}\0`)}`;
}

function utf16(text: string): string {
  return text
    .split('')
    .flatMap(unit => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8])
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join(',');
}

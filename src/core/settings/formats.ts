import type { ConfigFormat } from '../config/edit.ts';
import { jsonFormat } from '../config/jsonFormat.ts';
import { programFormat } from './programFormat.ts';
import { isWorkspaceFile } from './readings.ts';
import { shellFormat } from '../config/shellFormat.ts';
import type { SettingSpec } from './types.ts';

/** VS Code indents its settings with four spaces, most other tools with two. */
const editorJson = jsonFormat(false, '    ');
const looseJson = jsonFormat(false, '  ');
/** JSON without comments or trailing commas. */
export const strictJson = jsonFormat(true, '  ');

/** The format of dotenv files. */
export const dotenvFormat = shellFormat('dotenv');

/** Returns the format of a setting's file; null if the setting is not in a file of its own. */
export function formatOf(spec: SettingSpec): ConfigFormat | null {
  switch (spec.kind) {
    case 'vscode-setting':
      return editorJson;
    case 'json-file':
      return spec.strictJson ? strictJson : looseJson;
    case 'toml-file':
    case 'yaml-file':
      return programFormat(spec.kind);
    case 'env':
    case 'account':
      return null;
  }
}

/**
 * Returns the path of the value in a file's text. VS Code writes a whole key, dots included, as one name. If the text selects a profile
 * that sets the key, the path in that profile counts.
 */
export function pathOf(spec: SettingSpec, format: ConfigFormat, text: string, file: string): readonly string[] {
  if (spec.kind === 'vscode-setting') return isWorkspaceFile(file) ? ['settings', spec.key] : [spec.key];
  const path = spec.keyPath ?? [spec.key];
  if (!spec.profiles) return path;
  const selected = format.lookup(text, spec.profiles.selector);
  if (selected.kind === 'malformed' || typeof selected.value !== 'string') return path;
  const overriding = [...spec.profiles.table, selected.value, ...path];
  const found = format.lookup(text, overriding);
  return found.kind === 'value' && found.value !== undefined ? overriding : path;
}

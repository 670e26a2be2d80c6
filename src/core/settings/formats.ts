import type { ConfigFormat } from './edit.ts';
import { jsonFormat } from './jsonFormat.ts';
import { tomlFormat } from './tomlFormat.ts';
import type { SettingSpec } from './types.ts';
import { yamlFormat } from './yamlFormat.ts';

/** VS Code indents its settings with four blanks, most other tools with two. */
const editorJson = jsonFormat(false, '    ');
const looseJson = jsonFormat(false, '  ');
const strictJson = jsonFormat(true, '  ');

/** How the file of a setting is read and written; null where no file holds it. */
export function formatOf(spec: SettingSpec): ConfigFormat | null {
  switch (spec.kind) {
    case 'vscode-setting':
      return editorJson;
    case 'json-file':
      return spec.strictJson ? strictJson : looseJson;
    case 'toml-file':
      return tomlFormat;
    case 'yaml-file':
      return yamlFormat;
    case 'env':
    case 'account':
      return null;
  }
}

/** Where the value lies in the file. VS Code writes a whole key, dots and all, as one name. */
export function pathOf(spec: SettingSpec): readonly string[] {
  return spec.kind === 'vscode-setting' ? [spec.key] : (spec.keyPath ?? [spec.key]);
}

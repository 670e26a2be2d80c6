import type { ConfigFormat } from '../config/edit.ts';
import { tomlFormat } from '../config/tomlFormat.ts';
import { yamlFormat } from '../config/yamlFormat.ts';

/** How configuration files that no editor has are read and written; null where there are only editors. */
export function programFormat(kind: 'toml-file' | 'yaml-file'): ConfigFormat | null {
  return kind === 'toml-file' ? tomlFormat : yamlFormat;
}

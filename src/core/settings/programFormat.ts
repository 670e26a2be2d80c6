import type { ConfigFormat } from '../config/edit.ts';
import { tomlFormat } from '../config/tomlFormat.ts';
import { yamlFormat } from '../config/yamlFormat.ts';

/** Returns the format of configuration files that editors do not have; null in builds that only have editors. */
export function programFormat(kind: 'toml-file' | 'yaml-file'): ConfigFormat | null {
  return kind === 'toml-file' ? tomlFormat : yamlFormat;
}

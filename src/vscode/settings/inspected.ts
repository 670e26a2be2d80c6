import { workspace, type WorkspaceFolder } from 'vscode';
import type { InspectedSetting } from '../../core/settings/readings.ts';
import type { SettingValue, Tool } from '../../core/settings/types.ts';

/** Returns the values of each setting of VS Code and its extensions, by scope. */
export function inspected(
  known: readonly Tool[],
  folder: WorkspaceFolder | null,
): ReadonlyMap<string, InspectedSetting> {
  const found = new Map<string, InspectedSetting>();
  // In a single-folder window, the settings of the folder are those of the window.
  const resource = workspace.workspaceFile === undefined ? undefined : folder?.uri;
  const configuration = workspace.getConfiguration(undefined, resource);
  for (const { key, kind } of known.flatMap(tool => tool.settings)) {
    if (kind !== 'vscode-setting') continue;
    const value = configuration.inspect<SettingValue>(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

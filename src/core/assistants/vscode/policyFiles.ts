import type { PolicyFile } from '../../settings/readings.ts';
import { preferenceFiles } from '../../settings/reading/preferences.ts';
import type { PreferenceDomain, SystemFiles } from '../../settings/types.ts';
import { copilotManagedFiles, copilotPolicyKeys, copilotPreferences } from '../copilot/managedFile.ts';

/** Files with policies by name (code.visualstudio.com/docs/enterprise/policies, read 2026-11-21). */
export const editorOwnPolicyFiles: SystemFiles = { linux: ['/etc/vscode/policy.json'] };

/** Policies by name on macOS (build/lib/policies of VS Code 1.139.1, read 2026-11-28). */
export const editorPreferences: PreferenceDomain = { domain: 'com.microsoft.VSCode', form: 'json-texts' };

/**
 * Returns the files that may contain policies of the editor, the winning one first. Copilot's managed settings, from device
 * management before those from their file, replace the policy of the same name (microsoft/vscode-docs#10124, 2026-08-10).
 */
export function editorPolicyFiles(platform: string, home: string): readonly PolicyFile[] {
  const keys = copilotPolicyKeys;
  const forced = (preferences: PreferenceDomain): readonly PolicyFile[] =>
    platform === 'darwin' ? preferenceFiles(preferences, home).map(file => ({ file, preferences })) : [];
  return [
    ...forced(copilotPreferences).map(each => ({ ...each, keys })),
    ...(copilotManagedFiles[platform] ?? []).map(file => ({ file, keys })),
    ...forced(editorPreferences),
    ...(editorOwnPolicyFiles[platform] ?? []).map(file => ({ file })),
  ];
}

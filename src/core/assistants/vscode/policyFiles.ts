import type { PolicyFile } from '../../settings/readings.ts';
import { preferenceFiles } from '../../settings/reading/preferences.ts';
import type { PreferenceDomain, SystemFiles } from '../../settings/types.ts';
import { copilotManagedFiles, copilotPolicyKeys, copilotPreferences } from '../copilot/managedFile.ts';

/** Policies by name (code.visualstudio.com/docs/enterprise/policies, read 2026-11-21). */
export const editorOwnPolicyFiles: SystemFiles = { linux: ['/etc/vscode/policy.json'] };

/** The same on macOS (build/lib/policies of VS Code 1.139.1, read 2026-11-28). */
export const editorPreferences: PreferenceDomain = { domain: 'com.microsoft.VSCode', form: 'json-texts' };

/**
 * The files in which policies of the editor are looked for, the one that wins first. What Copilot's managed settings say, from a
 * device's management before their file, replaces the policy of the same name (microsoft/vscode-docs#10124, 2026-08-10).
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

import type { PolicyFile } from '../../settings/readings.ts';
import type { SystemFiles } from '../../settings/types.ts';
import { copilotManagedFiles, copilotPolicyKeys } from '../copilot/managedFile.ts';

/** Policies by name (code.visualstudio.com/docs/enterprise/policies, read 2026-11-21). */
export const editorOwnPolicyFiles: SystemFiles = { linux: ['/etc/vscode/policy.json'] };

/** What Copilot's managed settings say replaces the policy of the same name (microsoft/vscode-docs#10124, 2026-08-10). */
export function editorPolicyFiles(platform: string): readonly PolicyFile[] {
  return [
    ...(copilotManagedFiles[platform] ?? []).map(file => ({ file, keys: copilotPolicyKeys })),
    ...(editorOwnPolicyFiles[platform] ?? []).map(file => ({ file })),
  ];
}

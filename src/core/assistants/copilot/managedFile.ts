import type { PolicyKey } from '../../settings/readings.ts';
import type { PreferenceDomain, SystemFiles } from '../../settings/types.ts';

/** The one file that Copilot reads in all its products: CLI, VS Code, JetBrains, app. */
export const copilotManagedFiles: SystemFiles = {
  linux: ['/etc/github-copilot/managed-settings.json'],
  darwin: ['/Library/Application Support/GitHubCopilot/managed-settings.json'],
  win32: ['C:\\Program Files\\GitHubCopilot\\managed-settings.json'],
};

/** The same settings through device management on macOS (github/docs deploy-managed-settings.md@928f5d15). */
export const copilotPreferences: PreferenceDomain = { domain: 'com.github.copilot', form: 'texts' };

const telemetry = (key: string, type: PolicyKey['type'], more: Partial<PolicyKey> = {}): PolicyKey => ({
  keyPath: ['telemetry', key],
  type,
  ...more,
});

/**
 * The editor policies that take their value from this file, as read in the workbench of VS Code 1.139.1 (commit 53c2f325, read
 * 2026-11-29: `autoApprovePolicyValue`, `managedOTelCaptureContentValue`, `managedOTelOutfileValue`; the file is read whoever owns
 * it). The package.json of Copilot 0.67.0 shows which of its settings belong to them (`policyReference`).
 */
export const copilotPolicyKeys: Readonly<Record<string, readonly PolicyKey[]>> = {
  ChatToolsAutoApprove: [
    {
      keyPath: ['permissions', 'disableBypassPermissionsMode'],
      type: 'string',
      only: 'disable',
      becomes: false,
    },
  ],
  CopilotOtelEnabled: [telemetry('enabled', 'boolean')],
  CopilotOtelCaptureContent: [
    telemetry('captureContent', 'boolean'),
    telemetry('lockCaptureContent', 'boolean', { only: true, becomes: false }),
  ],
  // A collector and an output file exclude each other.
  CopilotOtelOutfile: [
    telemetry('endpoint', 'string', { becomes: '' }),
    telemetry('protocol', 'string', { becomes: '' }),
  ],
};

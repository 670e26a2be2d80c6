import type { Claim } from '../../fidelity.ts';
import { message } from '../../message.ts';
import type { ManagedLayer, SettingPlacement } from '../../policy/managed/types.ts';
import { editorOwnPolicyFiles, editorPreferences } from './policyFiles.ts';

/** Read in the published build, except that the server ignores the file, which was measured. */
export const inBundle: Claim = {
  fidelity: 'documented',
  source: {
    ref: 'VS Code 1.139.1 bundle (commit 53c2f325); microsoft/vscode-docs enterprise/policies.md@e8422489',
    date: '2026-11-28',
    version: '1.139.1',
  },
};

/** Policies of VS Code, by name. */
export const editorPolicyLayer: ManagedLayer = {
  id: 'policy',
  format: 'json',
  files: editorOwnPolicyFiles,
  preferences: editorPreferences,
  registry: { key: 'SOFTWARE\\Policies\\Microsoft\\VSCode', form: 'values' },
  notes: [message('policy.note.editorServer'), message('policy.note.editorBroken'), message('policy.note.editorOlder')],
  ...inBundle,
};

/**
 * Settings that have a policy of their own. If Copilot's managed settings set the same, they replace the policy, so it is written
 * in one place only (vscode-docs#10124).
 */
export const editorPolicies: SettingPlacement = {
  layer: editorPolicyLayer.id,
  keyPath: ({ policy: name }, { telemetry }) => {
    if (name === undefined) return null;
    const isElsewhere =
      (telemetry.content === 'deny' && name === 'CopilotOtelCaptureContent') ||
      (telemetry.collector !== undefined && (name === 'CopilotOtelEnabled' || name === 'CopilotOtelOutfile'));
    return isElsewhere ? null : [name];
  },
  ...inBundle,
};

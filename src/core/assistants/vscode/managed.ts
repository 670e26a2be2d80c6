import { message } from '../../message.ts';
import { controlsIn } from '../../policy/managed/build.ts';
import { allowedExtensions, allowedVersions } from '../../policy/managed/extensions.ts';
import type { ManagedTool } from '../../policy/managed/types.ts';
import { editorPolicies, editorPolicyLayer, inBundle } from './managedLayer.ts';

const policy = controlsIn(editorPolicyLayer.id, inBundle);

/** Lists of MCP servers, hooks and telemetry of Copilot are in Copilot's own file, which replaces these policies (vscode-docs#10124). */
export const visualStudioCodeManaged: ManagedTool = {
  tool: 'vscode',
  runsExtensions: true,
  layers: [editorPolicyLayer],
  controls: [
    policy('extensions.approved', 'AllowedExtensions', allowedExtensions, { setting: 'extensions.allowed' }),
    policy('extensions.version', 'AllowedExtensions', allowedVersions, { setting: 'extensions.allowed' }),
    policy('permissions.bypass', 'ChatToolsAutoApprove', false, {
      setting: 'chat.tools.global.autoApprove',
      default: false,
    }),
    policy('permissions.bypass', 'ChatToolsTerminalEnableAutoApprove', false, {
      setting: 'chat.tools.terminal.enableAutoApprove',
      default: true,
    }),
    policy('sandbox.required', 'ChatAgentSandboxEnabled', 'on', {
      setting: 'chat.agent.sandbox.enabled',
      default: 'off',
    }),
    policy('sandbox.required', 'ChatAgentSandboxAllowUnsandboxedCommands', false, {
      setting: 'chat.agent.sandbox.allowUnsandboxedCommands',
    }),
    policy('sandbox.network', 'ChatAgentSandboxAllowNetwork', false, {
      setting: 'chat.agent.sandbox.allowNetwork',
      default: false,
    }),
    // Neither a registry nor any server may be used.
    policy(
      'mcp.allowed',
      'ChatMCP',
      ({ mcp }) => (mcp?.others === 'deny' && mcp.allowed.length === 0 ? 'none' : undefined),
      {
        setting: 'chat.mcp.access',
        default: 'all',
      },
    ),
    policy('retention.cloudSessions', 'CopilotSessionSync', false, {
      setting: 'chat.sessionSync.enabled',
      default: false,
    }),
  ],
  placements: [editorPolicies],
  limits: {
    'tools.version': message('policy.limit.noVersionKey'),
    'modelHosts.allowed': message('policy.limit.byExtension'),
    'classifications.heldBack': message('policy.limit.noHoldBack'),
    'permissions.personalRules': message('policy.limit.noSuchKey'),
    'mcp.allowed': message('policy.limit.copilotFile'),
    'mcp.denied': message('policy.limit.copilotFile'),
    'hooks.others': message('policy.limit.copilotFile'),
    'telemetry.content': message('policy.limit.copilotFile'),
    'telemetry.collector': message('policy.limit.copilotFile'),
    'retention.transcripts': message('policy.limit.keepsWithoutEnd'),
  },
};

import type { TypedKey } from '../../settings/types.ts';

/**
 * Keys of Claude Code's settings; if one of them has the wrong type, Claude Code ignores the whole file, deny rules included. That
 * was measured with 2.1.329 (2026-11-20), also for `cleanupPeriodDays: 0`; the types are those of the published schema
 * (SchemaStore@3b6446ad). Unknown keys and malformed single rules are harmless.
 */
export const claudeCodeShape: readonly TypedKey[] = [
  { path: ['cleanupPeriodDays'], type: 'integer', minimum: 1 },
  { path: ['env'], type: 'texts' },
  { path: ['permissions'], type: 'object' },
  { path: ['permissions', 'allow'], type: 'strings' },
  { path: ['permissions', 'ask'], type: 'strings' },
  { path: ['permissions', 'deny'], type: 'strings' },
  { path: ['permissions', 'additionalDirectories'], type: 'strings' },
  { path: ['permissions', 'defaultMode'], type: 'string' },
  { path: ['sandbox'], type: 'object' },
  { path: ['sandbox', 'enabled'], type: 'boolean' },
  { path: ['sandbox', 'failIfUnavailable'], type: 'boolean' },
  { path: ['hooks'], type: 'object' },
  { path: ['model'], type: 'string' },
  { path: ['apiKeyHelper'], type: 'string' },
  { path: ['includeCoAuthoredBy'], type: 'boolean' },
  { path: ['includeGitInstructions'], type: 'boolean' },
  { path: ['skipWebFetchPreflight'], type: 'boolean' },
  { path: ['respectGitignore'], type: 'boolean' },
  { path: ['disableAllHooks'], type: 'boolean' },
  { path: ['disableArtifact'], type: 'boolean' },
  { path: ['enableArtifact'], type: 'boolean' },
  { path: ['autoUploadSessions'], type: 'boolean' },
  { path: ['feedbackDrafts'], type: 'string' },
  { path: ['syncClaudeAiSkills'], type: 'boolean' },
  { path: ['syncClaudeAiPlugins'], type: 'boolean' },
  { path: ['disableClaudeAiConnectors'], type: 'boolean' },
  { path: ['disableRemoteControl'], type: 'boolean' },
  { path: ['enableAllProjectMcpServers'], type: 'boolean' },
  { path: ['enabledMcpjsonServers'], type: 'strings' },
  { path: ['disabledMcpjsonServers'], type: 'strings' },
  { path: ['feedbackSurveyRate'], type: 'number', minimum: 0 },
];

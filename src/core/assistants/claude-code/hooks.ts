import type { Source } from '../../fidelity.ts';
import { quietly, loudly, outputAsReason } from '../../guard/hooks/answers.ts';
import { blocked, claudeDenial, claudeOutput, claudeQuestion } from '../../guard/hooks/claudeShape.ts';
import { textOf, type ToolKind } from '../../guard/hooks/toolEvents.ts';
import { type AgentHooks, nothing } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (2.1.332)',
  date: '2026-11-28',
  version: '2.1.332',
};

/** Older builds have Grep and Glob; 2.1.332 searches through Bash. */
const kinds: Readonly<Record<string, ToolKind>> = {
  Read: 'read',
  NotebookRead: 'read',
  Grep: 'search',
  Glob: 'none',
  LS: 'none',
  Bash: 'shell',
  PowerShell: 'powershell',
  Edit: 'edit',
  MultiEdit: 'edit',
  Write: 'edit',
  NotebookEdit: 'edit',
  WebFetch: 'web',
  WebSearch: 'web',
  Agent: 'none',
  Task: 'none',
  TodoWrite: 'none',
};

export const claudeCodeHooks: AgentHooks = {
  id: 'claude-code',
  version: '2.1.332',
  fidelity: 'measured',
  source,
  output: 'replace',
  // Shows a dialog if a user is present, otherwise refuses; also with permissions bypassed.
  canAsk: true,
  limit: 10,
  closes: 'option',
  blind: [
    message('guard.blind.instructions'),
    message('guard.blind.editor'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.failing'),
    message('guard.blind.earlier'),
    message('guard.blind.repositorySwitch'),
    message('guard.blind.flags', { flags: '--bare, --safe-mode, --settings' }),
  ],
  speaker: payload => {
    if ('cursor_version' in payload && /^[a-z]/.test(textOf(payload['hook_event_name']))) return 'cursor';
    return textOf(payload['transcript_path']).includes('github.copilot-chat') ? 'copilot' : null;
  },
  question: payload =>
    claudeQuestion(
      payload,
      { PreToolUse: 'before', PostToolUse: 'after', PostToolBatch: 'batch', UserPromptSubmit: 'prompt' },
      kinds,
    ),
  answer: (question, decision, sentence) => {
    if (decision.decision === 'allow') return nothing;
    switch (question.phase) {
      case 'before':
        return decision.decision === 'ask'
          ? quietly(claudeDenial(question, 'ask', sentence))
          : loudly(claudeDenial(question, 'deny', sentence), sentence);
      case 'after':
        // The output of a tool cannot be withheld: it can only be replaced, or the run ended.
        return decision.decision === 'redact'
          ? quietly(claudeOutput(question, decision))
          : quietly({ continue: false, stopReason: sentence });
      case 'batch':
        return loudly(blocked(outputAsReason({ ...decision, decision: 'deny' }, sentence)), sentence);
      case 'prompt':
        return loudly(blocked(sentence), sentence);
    }
  },
  refusal: sentence => loudly({ continue: false, stopReason: sentence }, sentence),
  noticeExit: 1,
  registration: {
    kind: 'entries',
    files: {
      user: '~/.claude/settings.json',
      workspace: './.claude/settings.json',
      machine: {
        linux: ['/etc/claude-code/managed-settings.json'],
        darwin: ['/Library/Application Support/ClaudeCode/managed-settings.json'],
        win32: ['C:\\Program Files\\ClaudeCode\\managed-settings.json'],
      },
    },
    strictJson: true,
    base: {},
    events: ['PreToolUse', 'PostToolUse', 'PostToolBatch', 'UserPromptSubmit'],
    entry: (event, { program, arguments: words }, isClosed) => ({
      // There is no tool to match for this event.
      ...(event === 'UserPromptSubmit' ? {} : { matcher: '*' }),
      hooks: [
        {
          type: 'command',
          command: program,
          args: words,
          timeout: 10,
          ...(isClosed ? { onFailure: 'block' } : {}),
        },
      ],
    }),
  },
  offSwitches: [
    { file: '~/.claude/settings.json', keyPath: ['disableAllHooks'], value: true },
    { file: './.claude/settings.json', keyPath: ['disableAllHooks'], value: true },
    { file: './.claude/settings.local.json', keyPath: ['disableAllHooks'], value: true },
  ],
  switches: ['./.claude/settings.local.json'],
  proof: folder => ({
    session_id: 'sightglass',
    cwd: folder,
    hook_event_name: 'PreToolUse',
    permission_mode: 'default',
    tool_name: 'Read',
    tool_input: { file_path: `${folder}/.env` },
    tool_use_id: 'sightglass',
  }),
};

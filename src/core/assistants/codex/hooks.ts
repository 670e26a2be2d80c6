import type { Source } from '../../fidelity.ts';
import { loudly } from '../../guard/hooks/answers.ts';
import { blocked, claudeQuestion, reasonAnswer } from '../../guard/hooks/claudeShape.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import type { AgentHooks } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (0.171.0)',
  date: '2026-11-28',
  version: '0.171.0',
};

export const codexHooks: AgentHooks = {
  id: 'codex',
  version: '0.171.0',
  fidelity: 'measured',
  source,
  output: 'withhold',
  // An answer of "ask" counts as a failed hook, and the command runs.
  canAsk: false,
  limit: 10,
  closes: 'never',
  blind: [
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.earlier'),
    message('guard.blind.failure'),
    message('guard.blind.trustedSwitch'),
    message('guard.blind.flags', { flags: '-c features.hooks=false' }),
  ],
  question: payload =>
    claudeQuestion(
      payload,
      { PreToolUse: 'before', PostToolUse: 'after', UserPromptSubmit: 'prompt' },
      {
        Bash: 'shell',
        exec_command: 'shell',
        shell: 'shell',
        local_shell: 'shell',
        apply_patch: 'edit',
        view_image: 'read',
        web_search: 'web',
        update_plan: 'none',
        collaborationspawn_agent: 'none',
        collaborationwait_agent: 'none',
      },
    ),
  answer: reasonAnswer,
  refusal: sentence => loudly(blocked(sentence), sentence),
  noticeExit: 1,
  registration: {
    kind: 'entries',
    files: { user: '~/.codex/hooks.json', workspace: './.codex/hooks.json', machine: null },
    strictJson: true,
    base: {},
    events: ['PreToolUse', 'PostToolUse', 'UserPromptSubmit'],
    // There is no matcher: it would be part of the hash, and without one the hook applies to every tool.
    entry: (_event, launch) => ({ hooks: [{ type: 'command', command: shellWords(launch), timeout: 10 }] }),
    isTrusted: true,
  },
  offSwitches: [
    { file: '~/.codex/config.toml', keyPath: ['features', 'hooks'], value: false },
    { file: './.codex/config.toml', keyPath: ['features', 'hooks'], value: false },
  ],
  switches: ['~/.codex/config.toml', './.codex/config.toml'],
  proof: folder => ({
    session_id: 'sightglass',
    turn_id: 'sightglass',
    transcript_path: null,
    cwd: folder,
    hook_event_name: 'PreToolUse',
    model: '',
    permission_mode: 'default',
    tool_name: 'Bash',
    tool_input: { command: 'cat .env' },
    tool_use_id: 'sightglass',
  }),
};

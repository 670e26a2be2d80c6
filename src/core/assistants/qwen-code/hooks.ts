import type { Source } from '../../fidelity.ts';
import { loudly, outputAsReason, quietly } from '../../guard/hooks/answers.ts';
import { blocked, claudeQuestion, reasonAnswer } from '../../guard/hooks/claudeShape.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import type { AgentHooks } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (0.24.4)',
  date: '2026-11-28',
  version: '0.24.4',
};

export const qwenCodeHooks: AgentHooks = {
  id: 'qwen-code',
  version: '0.24.4',
  fidelity: 'measured',
  source,
  output: 'withhold',
  canAsk: false,
  limit: 10,
  closes: 'never',
  blind: [
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.earlier'),
    message('guard.blind.failure'),
    message('guard.blind.repositorySwitch'),
  ],
  question: payload =>
    claudeQuestion(
      payload,
      { PreToolUse: 'before', PostToolUse: 'after', PostToolBatch: 'batch', UserPromptSubmit: 'prompt' },
      {
        read_file: 'read',
        read_many_files: 'read',
        grep_search: 'search',
        glob: 'none',
        list_directory: 'none',
        run_shell_command: 'shell',
        write_file: 'edit',
        edit: 'edit',
        web_fetch: 'web',
        web_search: 'web',
        agent: 'none',
        task: 'none',
        todo_write: 'none',
      },
    ),
  answer: (question, decision, sentence) =>
    // Blocking an output by a decision does not withhold it here; ending the turn with a reason replaces it.
    question.phase === 'after' && decision.decision !== 'allow'
      ? quietly({ continue: false, stopReason: outputAsReason(decision, sentence) })
      : reasonAnswer(question, decision, sentence),
  refusal: sentence => loudly(blocked(sentence), sentence),
  noticeExit: 1,
  registration: {
    kind: 'entries',
    files: { user: '~/.qwen/settings.json', workspace: './.qwen/settings.json', machine: null },
    strictJson: false,
    base: {},
    events: ['PreToolUse', 'PostToolUse', 'PostToolBatch', 'UserPromptSubmit'],
    entry: (_event, launch) => ({ hooks: [{ type: 'command', command: shellWords(launch), timeout: 10 }] }),
  },
  offSwitches: [
    { file: '~/.qwen/settings.json', keyPath: ['disableAllHooks'], value: true },
    { file: './.qwen/settings.json', keyPath: ['disableAllHooks'], value: true },
  ],
  switches: [],
  proof: folder => ({
    session_id: 'sightglass',
    cwd: folder,
    hook_event_name: 'PreToolUse',
    tool_name: 'read_file',
    tool_input: { file_path: `${folder}/.env` },
  }),
};

import type { Source } from '../../fidelity.ts';
import { loudly, outputAsReason } from '../../guard/hooks/answers.ts';
import { claudeQuestion } from '../../guard/hooks/claudeShape.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import { type AgentHooks, nothing } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (0.61.0)',
  date: '2026-11-28',
  version: '0.61.0',
};

export const geminiCliHooks: AgentHooks = {
  id: 'gemini-cli',
  version: '0.61.0',
  fidelity: 'measured',
  source,
  output: 'withhold',
  // Without a terminal, asking hangs forever.
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
  ],
  question: payload =>
    claudeQuestion(
      payload,
      { BeforeTool: 'before', AfterTool: 'after', BeforeAgent: 'prompt' },
      {
        read_file: 'read',
        read_many_files: 'read',
        grep_search: 'search',
        search_file_content: 'search',
        glob: 'none',
        list_directory: 'none',
        run_shell_command: 'shell',
        write_file: 'edit',
        replace: 'edit',
        web_fetch: 'web',
        google_web_search: 'web',
        invoke_agent: 'none',
        write_todos: 'none',
      },
    ),
  answer: (question, decision, sentence) => {
    if (decision.decision === 'allow') return nothing;
    const reason = question.phase === 'after' ? outputAsReason(decision, sentence) : sentence;
    return loudly({ decision: 'deny', reason }, reason);
  },
  refusal: sentence => loudly({ decision: 'deny', reason: sentence }, sentence),
  noticeExit: 1,
  registration: {
    kind: 'entries',
    files: {
      user: '~/.gemini/settings.json',
      workspace: './.gemini/settings.json',
      machine: {
        linux: ['/etc/gemini-cli/settings.json'],
        darwin: ['/Library/Application Support/GeminiCli/settings.json'],
        win32: ['C:\\ProgramData\\gemini-cli\\settings.json'],
      },
    },
    strictJson: false,
    base: {},
    events: ['BeforeTool', 'AfterTool', 'BeforeAgent'],
    // The timeout is in milliseconds here. There is no name because a repository could disable a hook by its name.
    entry: (_event, launch) => ({ hooks: [{ type: 'command', command: shellWords(launch), timeout: 10_000 }] }),
  },
  offSwitches: [
    { file: '~/.gemini/settings.json', keyPath: ['hooksConfig', 'enabled'], value: false },
    { file: './.gemini/settings.json', keyPath: ['hooksConfig', 'enabled'], value: false },
  ],
  switches: [],
  proof: folder => ({
    session_id: 'sightglass',
    cwd: folder,
    hook_event_name: 'BeforeTool',
    tool_name: 'run_shell_command',
    tool_input: { command: 'cat .env' },
  }),
};

import type { Source } from '../../fidelity.ts';
import { loudly } from '../../guard/hooks/answers.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import { objectOf, textOf } from '../../guard/hooks/toolEvents.ts';
import { type AgentHooks, nothing, type Question } from '../../guard/hooks/types.ts';
import type { GuardEvent, JsonObject } from '../../guard/types.ts';
import { message } from '../../message.ts';

const source: Source = { ref: 'docs.windsurf.com/windsurf/cascade/hooks', date: '2026-11-28' };

function question(payload: JsonObject): Question | null {
  const info = objectOf(payload['tool_info']);
  const event = eventOf(textOf(payload['agent_action_name']), info);
  if (event === null) return null;
  const folder = textOf(info['cwd']) || null;
  return { phase: event.kind === 'prompt' ? 'prompt' : 'before', event, folder, payload };
}

function eventOf(action: string, info: JsonObject): GuardEvent | null {
  switch (action) {
    case 'pre_read_code':
      return { kind: 'read', paths: [textOf(info['file_path'])] };
    case 'pre_write_code':
      return { kind: 'edit', paths: [textOf(info['file_path'])], text: JSON.stringify(info['edits'] ?? '') };
    case 'pre_run_command':
      return { kind: 'shell', command: textOf(info['command_line']), dialect: 'bash' };
    case 'pre_mcp_tool_use':
      return { kind: 'mcp', values: info['mcp_tool_arguments'] ?? {} };
    case 'pre_user_prompt':
      return { kind: 'prompt', text: textOf(info['user_prompt']) };
    default:
      return null;
  }
}

export const windsurfHooks: AgentHooks = {
  id: 'windsurf',
  version: null,
  fidelity: 'documented',
  source,
  output: 'none',
  canAsk: false,
  limit: 10,
  closes: 'never',
  blind: [
    message('guard.blind.search'),
    message('guard.blind.output'),
    message('guard.blind.completions'),
    message('guard.blind.editor'),
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.failure'),
  ],
  question,
  // Only the exit code and the text next to it are read.
  answer: (_question, { decision }, sentence) => (decision === 'allow' ? nothing : loudly(null, sentence)),
  refusal: sentence => loudly(null, sentence),
  noticeExit: 1,
  registration: {
    kind: 'entries',
    files: {
      user: '~/.codeium/windsurf/hooks.json',
      workspace: './.windsurf/hooks.json',
      machine: {
        linux: ['/etc/windsurf/hooks.json'],
        darwin: ['/Library/Application Support/Windsurf/hooks.json'],
        win32: ['C:\\ProgramData\\Windsurf\\hooks.json'],
      },
    },
    strictJson: true,
    base: {},
    events: ['pre_read_code', 'pre_write_code', 'pre_run_command', 'pre_mcp_tool_use', 'pre_user_prompt'],
    entry: (_event, launch) => ({ command: shellWords(launch), show_output: true }),
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({ agent_action_name: 'pre_read_code', tool_info: { file_path: `${folder}/.env`, cwd: folder } }),
};

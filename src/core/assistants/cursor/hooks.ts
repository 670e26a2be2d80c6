import type { Source } from '../../fidelity.ts';
import { quietly } from '../../guard/hooks/answers.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import { objectOf, textOf } from '../../guard/hooks/toolEvents.ts';
import type { AgentHooks, Question } from '../../guard/hooks/types.ts';
import type { GuardEvent, Json, JsonObject } from '../../guard/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'cursor.com/docs/hooks, as read by a public repository on 2026-09-28',
  date: '2026-11-28',
};

function question(payload: JsonObject): Question | null {
  const roots: Json = payload['workspace_roots'] ?? [];
  const folder = textOf(payload['cwd']) || (Array.isArray(roots) ? textOf((roots as readonly Json[])[0]) : '') || null;
  const event = eventOf(payload);
  if (event === null) return null;
  return { phase: event.kind === 'prompt' ? 'prompt' : 'before', event, folder, payload };
}

function eventOf(payload: JsonObject): GuardEvent | null {
  switch (payload['hook_event_name']) {
    case 'beforeReadFile':
    case 'beforeTabFileRead':
      return { kind: 'read', paths: [textOf(payload['file_path'])] };
    case 'beforeShellExecution':
      return { kind: 'shell', command: textOf(payload['command']), dialect: 'bash' };
    case 'beforeMCPExecution':
      return { kind: 'mcp', values: parsed(payload['tool_input']) };
    case 'beforeSubmitPrompt': {
      const given: Json = payload['attachments'] ?? [];
      const attachments = Array.isArray(given) ? (given as readonly Json[]) : [];
      const files = attachments.map(each => `\n@"${textOf(objectOf(each)['file_path'])}"`);
      return { kind: 'prompt', text: textOf(payload['prompt']) + files.join('') };
    }
    default:
      return null;
  }
}

/** Parses the arguments of a server's tool, which are JSON in a string. */
function parsed(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? {};
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

export const cursorHooks: AgentHooks = {
  id: 'cursor',
  version: null,
  fidelity: 'documented',
  source,
  output: 'none',
  // In Auto-review, it runs without asking (3.21.16).
  canAsk: false,
  limit: 10,
  closes: 'option',
  blind: [
    message('guard.blind.search'),
    message('guard.blind.output'),
    message('guard.blind.editor'),
    message('guard.blind.index'),
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.hosted'),
  ],
  question,
  answer: ({ phase }, { decision }, sentence) => {
    // If configured to fail closed, it treats an empty answer as a failure, so there is always an answer.
    if (decision === 'allow') return quietly(phase === 'prompt' ? { continue: true } : { permission: 'allow' });
    return phase === 'prompt'
      ? quietly({ continue: false, user_message: sentence })
      : quietly({ permission: 'deny', user_message: sentence, agent_message: sentence });
  },
  refusal: sentence => quietly({ permission: 'deny', continue: false, user_message: sentence }),
  noticeExit: 1,
  registration: {
    kind: 'entries',
    files: {
      user: '~/.cursor/hooks.json',
      workspace: './.cursor/hooks.json',
      machine: {
        linux: ['/etc/cursor/hooks.json'],
        darwin: ['/Library/Application Support/Cursor/hooks.json'],
        win32: ['C:\\ProgramData\\Cursor\\hooks.json'],
      },
    },
    strictJson: true,
    base: { version: 1 },
    events: ['beforeReadFile', 'beforeTabFileRead', 'beforeShellExecution', 'beforeMCPExecution', 'beforeSubmitPrompt'],
    entry: (_event, launch, isClosed) => ({
      command: shellWords(launch),
      timeout: 10,
      ...(isClosed ? { failClosed: true } : {}),
    }),
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({
    hook_event_name: 'beforeReadFile',
    cursor_version: '',
    workspace_roots: [folder],
    file_path: `${folder}/.env`,
    content: '',
  }),
};

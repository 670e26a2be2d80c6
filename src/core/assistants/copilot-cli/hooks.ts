import type { Source } from '../../fidelity.ts';
import { quietly, shortened } from '../../guard/hooks/answers.ts';
import { blocked } from '../../guard/hooks/claudeShape.ts';
import { objectOf, textOf, toolEvent, type ToolKind } from '../../guard/hooks/toolEvents.ts';
import { type AgentHooks, nothing, type Question } from '../../guard/hooks/types.ts';
import type { JsonObject } from '../../guard/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (1.0.102)',
  date: '2026-11-28',
  version: '1.0.102',
};

const kinds: Readonly<Record<string, ToolKind>> = {
  view: 'read',
  rg: 'search',
  grep: 'search',
  glob: 'none',
  bash: 'shell',
  powershell: 'powershell',
  create: 'edit',
  edit: 'edit',
  apply_patch: 'edit',
  web_fetch: 'web',
  task: 'none',
  report_intent: 'none',
  update_todo: 'none',
};

/** Reads the question. The payload does not name the event, so its fields have to reveal it. */
function question(payload: JsonObject): Question | null {
  const folder = textOf(payload['cwd']) || null;
  const tool = textOf(payload['toolName']);
  if (tool === '') {
    const text = textOf(payload['prompt']);
    return text === '' ? null : { phase: 'prompt', event: { kind: 'prompt', text }, folder, payload };
  }
  const call = toolEvent(tool, inputOf(payload), kinds);
  if ('toolResult' in payload) {
    const value = textOf(objectOf(payload['toolResult'])['textResultForLlm']);
    return { phase: 'after', event: { kind: 'output', value, call }, folder, payload };
  }
  return call === null ? null : { phase: 'before', event: call, folder, payload };
}

/** Returns the arguments; some builds pass them as JSON in a string. */
function inputOf(payload: JsonObject): JsonObject {
  const given = payload['toolArgs'];
  if (typeof given !== 'string') return objectOf(given);
  try {
    return objectOf(JSON.parse(given) as JsonObject);
  } catch {
    return { command: given };
  }
}

function denial(sentence: string): JsonObject {
  return { permissionDecision: 'deny', permissionDecisionReason: sentence };
}

export const copilotCliHooks: AgentHooks = {
  id: 'copilot-cli',
  version: '1.0.102',
  fidelity: 'measured',
  source,
  output: 'replace',
  canAsk: false,
  limit: 10,
  closes: 'always',
  blind: [
    message('guard.blind.instructions'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.earlier'),
    message('guard.blind.timeout'),
    message('guard.blind.trustedSwitch'),
    message('guard.blind.hosted'),
  ],
  speaker: payload =>
    'tool_name' in payload || 'hookEventName' in payload || 'hook_event_name' in payload ? 'copilot' : null,
  question,
  answer: ({ phase, payload }, decision, sentence) => {
    if (decision.decision === 'allow') return nothing;
    switch (phase) {
      case 'before':
        return quietly(denial(sentence));
      case 'after':
      case 'batch': {
        if (decision.decision !== 'redact') return quietly(blocked(sentence));
        const resultType = textOf(objectOf(payload['toolResult'])['resultType']) || 'success';
        return quietly({ modifiedResult: { resultType, textResultForLlm: shortened(decision.value ?? '') } });
      }
      case 'prompt':
        return quietly(blocked(sentence));
    }
  },
  refusal: sentence => quietly({ ...denial(sentence), ...blocked(sentence) }),
  noticeExit: 0,
  registration: {
    kind: 'own-files',
    files: {
      user: '~/.copilot/hooks/sightglass.json',
      workspace: './.github/hooks/sightglass.json',
      machine: {
        linux: ['/etc/github-copilot/policy.d/sightglass.json'],
        win32: ['C:\\ProgramData\\GitHub\\Copilot\\policy.d\\sightglass.json'],
      },
    },
    names: [],
    isExecutable: false,
    text: ({ program, arguments: words }) => {
      const entry = { type: 'command', exec: program, args: words, timeoutSec: 10 };
      const hooks = { preToolUse: [entry], postToolUse: [entry], userPromptSubmitted: [entry] };
      return `${JSON.stringify({ version: 1, hooks }, null, 2)}\n`;
    },
  },
  offSwitches: [
    { file: './.github/copilot/settings.json', keyPath: ['disableAllHooks'], value: true },
    { file: './.claude/settings.json', keyPath: ['disableAllHooks'], value: true },
  ],
  switches: ['~/.copilot/settings.json', './.github/copilot/settings.json', './.github/copilot/settings.local.json'],
  proof: folder => ({
    sessionId: 'sightglass',
    timestamp: 0,
    cwd: folder,
    toolName: 'view',
    toolArgs: { path: `${folder}/.env` },
  }),
};

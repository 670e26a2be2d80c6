import type { Source } from '../../fidelity.ts';
import { quietly } from '../../guard/hooks/answers.ts';
import { shellWords } from '../../guard/hooks/commandLine.ts';
import { objectOf, textOf, toolEvent, type ToolKind } from '../../guard/hooks/toolEvents.ts';
import { type AgentHooks, nothing, type Question } from '../../guard/hooks/types.ts';
import type { Json, JsonObject } from '../../guard/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (CLI 3.0.65)',
  date: '2026-11-28',
  version: '3.0.65',
};

const kinds: Readonly<Record<string, ToolKind>> = {
  read_files: 'read',
  search_codebase: 'search',
  run_commands: 'shell',
  editor: 'edit',
  apply_patch: 'edit',
  fetch_web_content: 'web',
  spawn_agent: 'none',
  ask_question: 'none',
  submit_and_exit: 'none',
};

function question(payload: JsonObject): Question | null {
  const roots: Json = payload['workspaceRoots'] ?? [];
  const folder = Array.isArray(roots) ? textOf((roots as readonly Json[])[0]) || null : null;
  const result = objectOf(payload['tool_result']);
  const call = objectOf(payload['tool_call']);
  if (textOf(result['name']) !== '') {
    const made = toolEvent(textOf(result['name']), result['input'] ?? {}, kinds);
    return { phase: 'after', event: { kind: 'output', value: result['output'] ?? null, call: made }, folder, payload };
  }
  const event = textOf(call['name']) === '' ? null : toolEvent(textOf(call['name']), call['input'] ?? {}, kinds);
  return event === null ? null : { phase: 'before', event, folder, payload };
}

export const clineHooks: AgentHooks = {
  id: 'cline',
  version: '3.0.65',
  fidelity: 'measured',
  source,
  output: 'withhold',
  canAsk: false,
  limit: 10,
  closes: 'never',
  blind: [
    message('guard.blind.prompts'),
    message('guard.blind.endsTask'),
    message('guard.blind.instructions'),
    message('guard.blind.editor'),
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.earlier'),
    message('guard.blind.failure'),
  ],
  question,
  answer: ({ phase, payload }, decision, sentence) => {
    if (decision.decision === 'allow') return nothing;
    const isCommand = objectOf(payload['tool_call'])['name'] === 'run_commands';
    // A refusal ends the whole task, but a command can be replaced by one that prints the reason.
    if (phase === 'before' && isCommand) {
      return quietly({
        overrideInput: { commands: [`echo "Sightglass: ${sentence.replace(/[^\w ./:@,;()-]/g, ' ')}"`] },
      });
    }
    return quietly({ cancel: true, errorMessage: sentence });
  },
  refusal: sentence => quietly({ cancel: true, errorMessage: sentence }),
  noticeExit: 0,
  registration: {
    kind: 'own-files',
    files: { user: '~/.cline/hooks', workspace: './.clinerules/hooks', machine: null },
    names: ['PreToolUse', 'PostToolUse'],
    isExecutable: true,
    text: launch => `#!/bin/sh\n# Written by Sightglass (sightglass guard install).\nexec ${shellWords(launch)}\n`,
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({
    workspaceRoots: [folder],
    hookName: 'tool_call',
    tool_call: { id: 'sightglass', name: 'read_files', input: { files: [{ path: `${folder}/.env` }] } },
  }),
};

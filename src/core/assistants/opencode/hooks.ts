import type { Source } from '../../fidelity.ts';
import { quietly } from '../../guard/hooks/answers.ts';
import { openCodePlugin, pluginAnswer, pluginQuestion } from '../../guard/hooks/pluginShape.ts';
import type { ToolKind } from '../../guard/hooks/toolEvents.ts';
import type { AgentHooks } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (1.18.33)',
  date: '2026-11-28',
  version: '1.18.33',
};

/** Tools of OpenCode and of Kilo, which is built from it. */
const openCodeTools: Readonly<Record<string, ToolKind>> = {
  read: 'read',
  grep: 'search',
  glob: 'none',
  list: 'none',
  bash: 'shell',
  edit: 'edit',
  write: 'edit',
  patch: 'edit',
  apply_patch: 'edit',
  webfetch: 'web',
  websearch: 'web',
  task: 'none',
  todowrite: 'none',
  todoread: 'none',
};

export const openCodeHooks: AgentHooks = {
  id: 'opencode',
  version: '1.18.33',
  fidelity: 'measured',
  source,
  output: 'replace',
  canAsk: false,
  limit: 10,
  closes: 'option',
  blind: [
    message('guard.blind.images'),
    message('guard.blind.processes'),
    message('guard.blind.earlier'),
    message('guard.blind.plugin'),
    message('guard.blind.title'),
    message('guard.blind.flags', { flags: '--pure' }),
  ],
  question: payload => pluginQuestion(payload, openCodeTools),
  answer: pluginAnswer,
  refusal: sentence => quietly({ deny: sentence }),
  noticeExit: 0,
  registration: {
    kind: 'own-files',
    files: {
      user: '~/.config/opencode/plugin/sightglass.js',
      workspace: './.opencode/plugin/sightglass.js',
      machine: null,
    },
    names: [],
    isExecutable: false,
    text: openCodePlugin,
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({ hook: 'before', tool: 'read', args: { filePath: `${folder}/.env` }, folder }),
};

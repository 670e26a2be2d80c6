import type { Source } from '../../fidelity.ts';
import { quietly } from '../../guard/hooks/answers.ts';
import { piExtension, pluginAnswer, pluginQuestion } from '../../guard/hooks/pluginShape.ts';
import type { AgentHooks } from '../../guard/hooks/types.ts';
import { message } from '../../message.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (1.6.0)',
  date: '2026-11-28',
  version: '1.6.0',
};

export const piHooks: AgentHooks = {
  id: 'pi',
  version: '1.6.0',
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
    message('guard.blind.flags', { flags: '--no-extensions' }),
  ],
  question: payload =>
    pluginQuestion(payload, {
      read: 'read',
      grep: 'search',
      find: 'none',
      ls: 'none',
      bash: 'shell',
      edit: 'edit',
      write: 'edit',
    }),
  answer: pluginAnswer,
  refusal: sentence => quietly({ deny: sentence }),
  noticeExit: 0,
  registration: {
    kind: 'own-files',
    files: { user: '~/.pi/agent/extensions/sightglass.js', workspace: './.pi/extensions/sightglass.js', machine: null },
    names: [],
    isExecutable: false,
    text: piExtension,
  },
  offSwitches: [],
  switches: [],
  proof: folder => ({ hook: 'before', tool: 'read', args: { path: `${folder}/.env` }, folder }),
};

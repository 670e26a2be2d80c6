import type { Source } from '../../fidelity.ts';
import { openCodePlugin } from '../../guard/hooks/pluginShape.ts';
import type { AgentHooks } from '../../guard/hooks/types.ts';
import { openCodeHooks } from '../opencode/hooks.ts';

const source: Source = {
  ref: 'Measured with the real tool on a loopback network (CLI 7.7.9)',
  date: '2026-11-28',
  version: '7.7.9',
};

export const kiloHooks: AgentHooks = {
  ...openCodeHooks,
  id: 'kilo',
  version: '7.7.9',
  source,
  registration: {
    kind: 'own-files',
    files: { user: '~/.config/kilo/plugin/sightglass.js', workspace: './.kilo/plugin/sightglass.js', machine: null },
    names: [],
    isExecutable: false,
    text: openCodePlugin,
  },
};

import type { Source } from '../../fidelity.ts';
import { byPrograms, features, gitignoreOfSearch } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Documentation in the published build of pi-coding-agent 1.5.2',
  date: '2026-11-20',
  version: '1.5.2',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (0.73.1)',
  date: '2026-11-20',
  version: '0.73.1',
};

export const pi: Assistant = {
  id: 'pi',
  name: 'Pi',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [gitignoreOfSearch('measured', measured)],
  detection: byPrograms(['pi'], ['~/.pi']),
  movedFolders: { '~/.pi/agent/': 'PI_CODING_AGENT_DIR' },
};

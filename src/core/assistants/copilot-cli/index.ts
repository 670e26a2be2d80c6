import type { Source } from '../../fidelity.ts';
import { byPrograms, features, gitignoreOfSearch } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Measured with the real tool on a loopback network (1.0.102)',
  date: '2026-11-20',
  version: '1.0.102',
};

export const copilotCli: Assistant = {
  id: 'copilot-cli',
  name: 'GitHub Copilot CLI',
  shortName: 'Copilot CLI',
  features: features('measured', source, { agent: 'workspace' }),
  mechanisms: [gitignoreOfSearch('measured', source)],
  detection: byPrograms(['copilot'], ['~/.copilot']),
  movedFolders: { '~/.copilot/': 'COPILOT_HOME' },
};

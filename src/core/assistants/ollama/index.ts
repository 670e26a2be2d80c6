import type { Source } from '../../fidelity.ts';
import { byPrograms, features } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'ollama/ollama@fb307609', date: '2026-11-20' };

const agent: Source = { ref: 'ollama/ollama@fb307609 cmd/agent_tui.go', date: '2026-11-30' };

export const ollama: Assistant = {
  id: 'ollama',
  name: 'Ollama',
  features: [
    ...features('exact', source, { chat: 'named-files' }),
    ...features('exact', agent, { agent: 'workspace' }),
  ],
  mechanisms: [],
  detection: byPrograms(['ollama'], ['~/.ollama']),
  // ollama/ollama@0593581f agent/skills.go, read 2026-11-30.
  movedFolders: { '~/.ollama/skills/': 'OLLAMA_SKILLS' },
};

import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'openai/codex codex-rs/core/config.schema.json@000c857e', date: '2026-11-20' };

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (0.169.0)',
  date: '2026-11-20',
  version: '0.169.0',
};

export const codex: Assistant = {
  id: 'codex',
  name: 'OpenAI Codex',
  shortName: 'Codex',
  features: features('exact', source, { chat: 'open-documents', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('permissions.filesystem', 'measured', measured, {
      covers: ['agent'],
      kind: 'permission-rules',
      syntax: 'codex-permission',
      lookup: 'config',
      files: ['~/.codex/config.toml', './.codex/config.toml'],
      keyPath: ['permissions'],
      onlyIf: message('ignore.onlyIf.codexProfile'),
      gaps: [message('ignore.gap.sandboxFlag'), message('ignore.gap.beta')],
    }),
    gitignoreOfSearch('exact', source),
  ],
  detection: { extensionIds: ['openai.chatgpt'], commands: ['codex'], paths: ['~/.codex'] },
  movedFolders: { '~/.codex/': 'CODEX_HOME' },
};

import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'Strings in the published build of OpenCode 1.18.33',
  date: '2026-11-20',
  version: '1.18.33',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (1.18.33)',
  date: '2026-11-20',
  version: '1.18.33',
};

export const openCode: Assistant = {
  id: 'opencode',
  name: 'OpenCode',
  features: features('exact', source, { agent: 'workspace' }),
  mechanisms: [
    ignoreFile('permission.read', 'measured', measured, {
      covers: ['agent'],
      kind: 'permission-rules',
      syntax: 'opencode-permission',
      lookup: 'config',
      files: [
        './opencode.json',
        './opencode.jsonc',
        './.opencode/opencode.json',
        '~/.config/opencode/opencode.json',
        '~/.config/opencode/opencode.jsonc',
      ],
      keyPath: ['permission', 'read'],
      builtIn: ['*.env', '*.env.*', '!*.env.example'],
      gaps: [
        message('ignore.gap.snapshots'),
        message('ignore.gap.asksFirst'),
        message('ignore.gap.search'),
        message('ignore.gap.shell'),
        message('ignore.gap.mcp'),
      ],
    }),
    gitignoreOfSearch('measured', measured),
    ignoreFile('.ignore', 'measured', measured, {
      covers: [],
      lookup: 'nested',
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.shell')],
    }),
  ],
  detection: {
    extensionIds: ['sst-dev.opencode', 'sst-dev.opencode-v2'],
    commands: ['opencode'],
    paths: ['~/.config/opencode', '~/.local/share/opencode'],
  },
};

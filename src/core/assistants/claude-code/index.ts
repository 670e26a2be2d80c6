import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
import { claudeCodeShape } from './settingsShape.ts';
const source: Source = {
  ref: 'anthropics/claude-code documentation, mirror ericbuess/claude-code-docs@ec68a5b2',
  date: '2026-11-20',
};

const measured: Source = {
  ref: 'Measured with the real tool on a loopback network (2.1.329)',
  date: '2026-11-20',
  version: '2.1.329',
};

export const claudeCode: Assistant = {
  id: 'claude-code',
  name: 'Claude Code',
  features: features('documented', source, { chat: 'named-files', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('permissions.deny', 'measured', measured, {
      covers: ['chat', 'agent'],
      kind: 'permission-rules',
      syntax: 'claude-permission',
      lookup: 'config',
      files: ['./.claude/settings.json', './.claude/settings.local.json', '~/.claude/settings.json'],
      keyPath: ['permissions', 'deny'],
      shape: claudeCodeShape,
      gaps: [
        message('ignore.gap.script'),
        message('ignore.gap.recursiveGrep'),
        message('ignore.gap.mcp'),
        message('ignore.gap.brokenSettingsFile'),
      ],
    }),
    gitignoreOfSearch('documented', source),
  ],
  detection: { extensionIds: ['anthropic.claude-code'], commands: ['claude'], paths: ['~/.claude', '~/.claude.json'] },
  // The variable moves both into its folder (2.1.332, read in its program 2026-11-30).
  movedFolders: { '~/.claude/': 'CLAUDE_CONFIG_DIR', '~/.claude.json': 'CLAUDE_CONFIG_DIR' },
};

import { startFolder } from '../../context/agent/files/fileRule.ts';
import { approvalsIn, serversAt } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const inSettings = approvalsIn('json', [
  './.claude/settings.json',
  './.claude/settings.local.json',
  '~/.claude/settings.json',
]);

/** References to variables are expanded in `command`, `args`, `env`, `url` and `headers`; not in `env` of settings.json. */
const reference = '${NAME}';

export const claudeCodeReaders: ProductReaders = {
  tool: 'claude-code',
  servers: [
    ...serversAt('json', 'mcpServers', ['~/.claude.json', './.mcp.json'], reference),
    ...serversAt('json', ['projects', startFolder, 'mcpServers'], ['~/.claude.json'], reference),
  ],
  approvals: [
    inSettings('everything', ['permissions', 'defaultMode'], ['bypassPermissions', 'auto']),
    inSettings('edits', ['permissions', 'defaultMode'], ['acceptEdits']),
    inSettings(
      'commands',
      ['permissions', 'allow'],
      ['*', 'Bash', 'Bash(*)', 'Bash(:*)', 'PowerShell', 'PowerShell(*)'],
    ),
    inSettings('reads', ['permissions', 'allow'], ['Read', 'Read(*)', 'Read(**)', 'Read(//**)', 'Read(~/**)']),
    inSettings('edits', ['permissions', 'allow'], ['Edit', 'Edit(*)', 'Edit(**)', 'Write', 'Write(*)', 'Write(**)']),
    inSettings('servers', ['enableAllProjectMcpServers'], [true]),
  ],
  approvalSettings: {},
  // Measured with 2.1.332: hooks of a repository ran with `-p` in a folder that was never trusted.
  hooksRun: 'always',
  trust: {
    format: 'json',
    file: '~/.claude.json',
    keyPath: ['projects', startFolder, 'hasTrustDialogAccepted'],
    trusted: [true],
  },
  fidelity: 'documented',
  source: { ref: 'code.claude.com/docs/en/mcp and /docs/en/permissions', date: '2026-11-29' },
};

import { startFolder } from '../../context/agent/files/fileRule.ts';
import { approvalsIn, serversAt, withSwitch } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const files = ['~/.codex/config.toml', './.codex/config.toml'];
const inConfig = approvalsIn('toml', files);

export const codexReaders: ProductReaders = {
  tool: 'codex',
  servers: withSwitch(serversAt('toml', 'mcp_servers', files, 'env_vars = ["NAME"]'), { enabled: false }),
  approvals: [
    inConfig('commands', ['approval_policy'], ['never']),
    // An agent is asked instead of the user (config.schema.json@000c857e; the names are in the program 0.171.0).
    inConfig('commands', ['approvals_reviewer'], ['auto_review', 'guardian_subagent']),
    inConfig('sandbox', ['sandbox_mode'], ['danger-full-access']),
    inConfig('sandbox', ['default_permissions'], [':danger-full-access']),
  ],
  approvalSettings: {},
  hooksRun: 'each-trusted',
  trust: {
    format: 'toml',
    file: '~/.codex/config.toml',
    keyPath: ['projects', startFolder, 'trust_level'],
    trusted: ['trusted'],
  },
  fidelity: 'documented',
  source: { ref: 'developers.openai.com/codex/config-reference and /codex/mcp', date: '2026-11-29' },
};

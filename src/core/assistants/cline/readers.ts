import { approvalsIn, serversAt, withSwitch } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

const inSettings = approvalsIn('json', ['~/.cline/data/settings/global-settings.json']);

export const clineReaders: ProductReaders = {
  tool: 'cline',
  servers: withSwitch(
    serversAt('json', 'mcpServers', [
      '~/.cline/data/settings/cline_mcp_settings.json',
      '<user>/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json',
    ]),
    { disabled: true },
  ),
  // The extension keeps its automatic approvals in a database of the editor, which is not read. The command line asks only if this
  // is false (published build of 3.0.65); if it is missing, the file does not show which of the two is used.
  approvals: [inSettings('everything', ['toolAutoApprove'], [true], { asks: false })],
  approvalSettings: {},
  // Measured with 3.0.65: hooks of a workspace ran without asking.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: {
    ref: 'docs.cline.bot/mcp/configuring-mcp-servers; published build of Cline CLI 3.0.65',
    date: '2026-11-30',
  },
};

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
  // What its extension approves on its own is in a database of the editor, which is not read. The command line asks only where
  // this is false (published build of 3.0.65); without it the file does not say which of the two is used.
  approvals: [inSettings('everything', ['toolAutoApprove'], [true], { asks: false })],
  approvalSettings: {},
  // Measured with 3.0.65: those of a workspace ran without any question.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: {
    ref: 'docs.cline.bot/mcp/configuring-mcp-servers; published build of Cline CLI 3.0.65',
    date: '2026-11-30',
  },
};

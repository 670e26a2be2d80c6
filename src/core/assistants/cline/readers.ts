import { serversAt, withSwitch } from '../../readers/build.ts';
import type { ProductReaders } from '../../readers/types.ts';

export const clineReaders: ProductReaders = {
  tool: 'cline',
  servers: withSwitch(
    serversAt('json', 'mcpServers', [
      '~/.cline/data/settings/cline_mcp_settings.json',
      '<user>/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json',
    ]),
    { disabled: true },
  ),
  // What its extension approves by itself lies in a database of the editor, which is not read.
  approvals: [],
  approvalSettings: {},
  // Measured with 3.0.65: those of a workspace ran without any question.
  hooksRun: 'always',
  trust: null,
  fidelity: 'documented',
  source: { ref: 'docs.cline.bot/mcp/configuring-mcp-servers', date: '2026-11-29' },
};

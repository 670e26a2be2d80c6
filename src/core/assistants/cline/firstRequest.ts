import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from } from '../../context/agent/files/rules.ts';
import { clineFirst } from './context.ts';

export const clineFiles: readonly FileRule[] = [
  ...allFiles(clineFirst, ['~/.agents/AGENTS.md', 'AGENTS.md']),
  ...allFiles(clineFirst, ['~/Documents/Cline/Rules/*', '~/.cline/rules/*']),
  // The newer folder counts alone where there is one; folders within them (`workflows`) are not sent.
  from(clineFirst, ['.cline/rules/*', '.clinerules/*', '.clinerules']),
  ...declared('servers', 'mcpServers', clineFirst, '~/.cline/data/settings/cline_mcp_settings.json'),
];

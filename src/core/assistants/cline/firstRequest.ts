import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from } from '../../context/agent/files/rules.ts';
import { clineFirst } from './context.ts';

const rule = { dots: 'all', dropsBadFront: true, frontBreaksOn: ['crlf', 'mark'] } as const;

export const clineFiles: readonly FileRule[] = [
  ...allFiles(clineFirst, ['~/.agents/AGENTS.md', 'AGENTS.md']),
  ...allFiles(clineFirst, ['~/Documents/Cline/Rules/*', '~/.cline/rules/*'], rule),
  // Of two with one name, that in the newer folder counts; folders within them (`workflows`) are not sent.
  from(clineFirst, ['.cline/rules/*', '.clinerules/*', '.clinerules'], { ...rule, isByName: true }),
  ...declared('servers', 'mcpServers', clineFirst, '~/.cline/data/settings/cline_mcp_settings.json'),
];

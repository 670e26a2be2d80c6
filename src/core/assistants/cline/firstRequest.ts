import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from } from '../../context/agent/files/rules.ts';
import { clineFirst } from './context.ts';

/** Read in the program, too: what is no text, is empty, is switched off or has a switch that is none is passed over. */
const instructions = {
  dropsFront: ['colon', 'yaml', 'double'],
  frontBreaksOn: ['mark', 'crlf', 'blanks'],
  leastBody: 1,
  neverIf: [
    { key: 'disabled', is: true },
    { key: 'disabled', isNo: 'boolean' },
    { key: 'enabled', is: false },
    { key: 'enabled', isNo: 'boolean' },
  ],
} as const;
/** The program sends rules with `paths` at once, as measured; the extension waits for a file that fits, as it is documented. */
const rule = { ...instructions, dots: 'all', anyCase: true, doubtfulIf: [{ key: 'paths', isSet: true }] } as const;
const folders = ['.clinerules', '.cline/rules', '~/.cline/rules', '~/Cline/Rules', '~/Documents/Cline/Rules'];

export const clineFiles: readonly FileRule[] = [
  ...allFiles(clineFirst, ['AGENTS.md', '~/.agents/AGENTS.md'], instructions),
  // Of two with one name the later one counts; folders within them (`workflows`) are not sent.
  ...allFiles(
    clineFirst,
    ['.clinerules', ...folders.flatMap(folder => ['md', 'markdown', 'txt'].map(ending => `${folder}/*.${ending}`))],
    { ...rule, oneOfName: { of: 'rules', by: 'name', wins: 'last', anyCase: true } },
  ),
  // A folder that something else manages, and that says so.
  from(clineFirst, ['.cline/*/rules.md'], { ...instructions, neededBeside: 'managed.json' }),
  ...declared('servers', 'mcpServers', clineFirst, '~/.cline/data/settings/cline_mcp_settings.json'),
];

import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from } from '../../context/agent/files/rules.ts';
import { clineFirst } from './context.ts';

/** Also read in the program: files are skipped if they are empty, not text or switched off, or if a switch is not a boolean. */
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
/** The program sends rules with `paths` at once, as measured; according to its documentation, the extension waits for a matching file. */
const rule = { ...instructions, dots: 'all', anyCase: true, doubtfulIf: [{ key: 'paths', isSet: true }] } as const;
const folders = ['.clinerules', '.cline/rules', '~/.cline/rules', '~/Cline/Rules', '~/Documents/Cline/Rules'];

export const clineFiles: readonly FileRule[] = [
  ...allFiles(clineFirst, ['AGENTS.md', '~/.agents/AGENTS.md'], instructions),
  // If two rules have the same name, the later one counts; subfolders (`workflows`) are not sent.
  ...allFiles(
    clineFirst,
    ['.clinerules', ...folders.flatMap(folder => ['md', 'markdown', 'txt'].map(ending => `${folder}/*.${ending}`))],
    { ...rule, oneOfName: { of: 'rules', by: 'name', wins: 'last', anyCase: true } },
  ),
  // A folder that is managed by something else, as a file in it says.
  from(clineFirst, ['.cline/*/rules.md'], { ...instructions, neededBeside: 'managed.json' }),
  ...declared('servers', 'mcpServers', clineFirst, '~/.cline/data/settings/cline_mcp_settings.json'),
];

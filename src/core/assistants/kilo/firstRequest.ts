import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, up } from '../../context/agent/files/rules.ts';
import { kiloFirst } from './context.ts';

const config = ['kilo.json', 'kilo.jsonc', 'opencode.json', 'opencode.jsonc'];
const ofUser = config.map(name => `~/.config/kilo/${name}`);
const isDescribed = [{ key: 'description', isSet: true }] as const;
const skill = { part: 'description', onlyIf: isDescribed, ignoresLinks: true } as const;
const agent = { part: 'description', onlyIf: isDescribed } as const;
const servers = { part: 'servers', key: ['mcp'], inclusion: 'possible' } as const;
const folders = ['.kilo', '.kilocode'];

export const kiloFiles: readonly FileRule[] = [
  from(kiloFirst, ['~/.config/kilo/AGENTS.md', '~/.claude/CLAUDE.md']),
  up('up-to-root', kiloFirst, ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'], { isOneForAll: true }),
  // The older folder counts where there is no newer one.
  from(kiloFirst, ['~/.kilo/rules/*.md', '~/.kilocode/rules/*.md'], { ignoresLinks: true }),
  from(kiloFirst, ['.kilo/rules/*.md', '.kilocode/rules/*.md'], { ignoresLinks: true }),
  ...allFiles(kiloFirst, ['.kilocoderules', '.kilocode/rules-*/*.md'], { ignoresLinks: true }),
  ...config.map(file =>
    from(kiloFirst, [setName], { names: { files: [file], key: ['instructions'] }, staysInside: true }),
  ),
  from(kiloFirst, [setName], { names: { files: ofUser, key: ['instructions'] }, inclusion: 'possible' }),
  ...['.agents', '.claude', ...folders].map(folder => from(kiloFirst, [`~/${folder}/skills/**/SKILL.md`], skill)),
  ...allFiles(kiloFirst, ['.agents/skills/**/SKILL.md', '.claude/skills/**/SKILL.md'], skill, 'up-to-root'),
  ...folders.map(folder => up('up-to-root-or-top', kiloFirst, [`${folder}/skills/**/SKILL.md`], skill)),
  ...folders.flatMap(folder =>
    ['agent', 'agents'].flatMap(name => [
      from(kiloFirst, [`~/${folder}/${name}/**/*.md`], agent),
      up('up-to-root-or-top', kiloFirst, [`${folder}/${name}/**/*.md`], agent),
    ]),
  ),
  ...allFiles(kiloFirst, ['~/.config/kilo/skills/**/SKILL.md', '~/.config/kilo/skill/**/SKILL.md'], skill),
  ...allFiles(kiloFirst, ['~/.config/kilo/agent/**/*.md', '~/.config/kilo/agents/**/*.md'], agent),
  ...allFiles(kiloFirst, [...config, '.kilo/kilo.json', '.kilo/kilo.jsonc'], servers, 'up-to-root'),
  ...allFiles(kiloFirst, [...config, ...ofUser], { part: 'agents', key: ['agent'] }),
  ...allFiles(kiloFirst, ofUser, servers),
  ...declared('servers', 'mcpServers', kiloFirst, '.kilocode/mcp.json', '.kilo/mcp.json'),
];

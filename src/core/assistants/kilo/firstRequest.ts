import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, up } from '../../context/agent/files/rules.ts';
import { kiloFirst } from './context.ts';

const config = ['kilo.json', 'kilo.jsonc', 'opencode.json', 'opencode.jsonc'];
const ofUser = config.map(name => `~/.config/kilo/${name}`);
const isDescribed = [{ key: 'description', isSet: true }] as const;
const isNamed = [...isDescribed, { key: 'name', isSet: true }] as const;
const skill = { part: 'description', onlyIf: isNamed, ignoresLinks: true } as const;
const ownSkill = { ...skill, dots: 'none' } as const;
const rule = { ignoresLinks: true, isByName: true, dots: 'all' } as const;
const agent = { part: 'description', onlyIf: isDescribed } as const;
const servers = { part: 'servers', key: ['mcp'], inclusion: 'possible' } as const;
const folders = ['.kilo', '.kilocode'];

export const kiloFiles: readonly FileRule[] = [
  from(kiloFirst, ['~/.config/kilo/AGENTS.md', '~/.claude/CLAUDE.md']),
  up('up-to-root', kiloFirst, ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'], { isOneForAll: true }),
  // Of two with one name, that in the newer folder counts.
  from(kiloFirst, ['~/.kilo/rules/*.md', '~/.kilocode/rules/*.md'], rule),
  from(kiloFirst, ['.kilo/rules/*.md', '.kilocode/rules/*.md'], rule),
  ...allFiles(kiloFirst, ['.kilocoderules', '.kilocode/rules-*/*.md'], { ignoresLinks: true }),
  ...config.map(file =>
    from(kiloFirst, [setName], { names: { files: [file], key: ['instructions'] }, staysInside: true }),
  ),
  from(kiloFirst, [setName], { names: { files: ofUser, key: ['instructions'] }, inclusion: 'possible' }),
  ...['.agents', '.claude', ...folders].map(folder => from(kiloFirst, [`~/${folder}/skills/**/SKILL.md`], skill)),
  ...allFiles(kiloFirst, ['.agents/skills/**/SKILL.md', '.claude/skills/**/SKILL.md'], skill, 'up-to-root'),
  ...allFiles(kiloFirst, ['.agents/skills/**/SKILL.md', '.claude/skills/**/SKILL.md'], skill, 'main-root'),
  ...folders.map(folder => up('up-to-root-or-top', kiloFirst, [`${folder}/skills/**/SKILL.md`], ownSkill)),
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

import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, from, up } from '../../context/agent/files/rules.ts';
import { openCodeFirst } from './context.ts';

const ofProject = ['opencode.json', 'opencode.jsonc'];
const ofUser = ofProject.map(name => `~/.config/opencode/${name}`);
const described = { part: 'description', onlyIf: [{ key: 'description', isSet: true }] } as const;
const servers = { part: 'servers', key: ['mcp'], inclusion: 'possible' } as const;

export const openCodeFiles: readonly FileRule[] = [
  from(openCodeFirst, ['~/.config/opencode/AGENTS.md', '~/.claude/CLAUDE.md']),
  up('up-to-root-or-top', openCodeFirst, ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'], { isOneForAll: true }),
  ...[ofProject, ofUser].map(files => from(openCodeFirst, [setName], { names: { files, key: ['instructions'] } })),
  ...['.agents/skills', '.claude/skills', '.opencode/skill', '.opencode/skills'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/SKILL.md`], described),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/SKILL.md`], described),
  ]),
  ...['.opencode/agent', '.opencode/agents'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/*.md`], described),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/*.md`], described),
  ]),
  ...allFiles(
    openCodeFirst,
    ['skill/**/SKILL.md', 'skills/**/SKILL.md', 'agent/**/*.md', 'agents/**/*.md'].map(
      each => `~/.config/opencode/${each}`,
    ),
    described,
  ),
  ...allFiles(openCodeFirst, [...ofProject, ...ofUser], { part: 'agents', key: ['agent'] }),
  ...allFiles(openCodeFirst, ofUser, servers),
  ...allFiles(
    openCodeFirst,
    [...ofProject, '.opencode/opencode.json', '.opencode/opencode.jsonc'],
    servers,
    'up-to-root-or-top',
  ),
];

import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, from, up } from '../../context/agent/files/rules.ts';
import { openCodeFirst } from './context.ts';

const ofProject = ['opencode.json', 'opencode.jsonc'];
const ofUser = ofProject.map(name => `~/.config/opencode/${name}`);
const described = { part: 'description', onlyIf: [{ key: 'description', isSet: true }] } as const;
const agent = { ...described, dots: 'all' } as const;
const skill = { ...described, onlyIf: [...described.onlyIf, { key: 'name', isSet: true }] } as const;
const servers = { part: 'servers', key: ['mcp'], inclusion: 'possible' } as const;

export const openCodeFiles: readonly FileRule[] = [
  from(openCodeFirst, ['~/.config/opencode/AGENTS.md', '~/.claude/CLAUDE.md']),
  up('up-to-root-or-top', openCodeFirst, ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'], { isOneForAll: true }),
  ...[ofProject, ofUser].map(files => from(openCodeFirst, [setName], { names: { files, key: ['instructions'] } })),
  ...['.agents/skills', '.claude/skills'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/SKILL.md`], skill),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/SKILL.md`], skill),
  ]),
  ...['.opencode/skill', '.opencode/skills'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/SKILL.md`], { ...skill, dots: 'none' }),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/SKILL.md`], { ...skill, dots: 'none' }),
  ]),
  ...['.opencode/agent', '.opencode/agents'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/*.md`], agent),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/*.md`], agent),
  ]),
  ...allFiles(
    openCodeFirst,
    ['skill/**/SKILL.md', 'skills/**/SKILL.md'].map(each => `~/.config/opencode/${each}`),
    { ...skill, dots: 'none' },
  ),
  ...allFiles(
    openCodeFirst,
    ['agent/**/*.md', 'agents/**/*.md'].map(each => `~/.config/opencode/${each}`),
    agent,
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

import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, from, imports, up } from '../../context/agent/files/rules.ts';
import { openCodeFirst } from './context.ts';

const names = ['opencode.json', 'opencode.jsonc'];
const ofProject = [...names, ...names.map(name => `.opencode/${name}`)];
/** In this folder, only the first file that has a list counts, not all of them together. */
const inConfig = ['opencode.jsonc', 'opencode.json', 'config.json'].map(name => `~/.config/opencode/${name}`);
const inHome = names.map(name => `~/.opencode/${name}`);
const ofUser = [...inConfig, ...inHome];
/** All of these files are merged. */
const config = { files: [...ofProject, ...ofUser], place: 'up-to-root-or-top' } as const;

/** Also read in the program: `gray-matter` treats a block that no line closes as front matter, and fails if a key occurs twice. */
export const described = {
  part: 'description',
  frontMayStayOpen: true,
  dropsFront: ['yaml', 'double'],
  onlyIf: [{ key: 'description', isText: true }],
} as const;
const agent = {
  ...described,
  dots: 'all',
  neverIf: [
    { key: 'disable', is: true },
    { key: 'mode', is: ['primary'] },
  ],
  offBy: [
    { ...config, key: ['agent'], form: { entry: ['disable'], values: [true] } },
    { ...config, key: ['permission', 'task'], form: { denies: 'deny' } },
  ],
  // The home folder wins over all others, and each folder over the ones below it.
  oneOfName: { of: 'agents', by: 'name', wins: 'outermost' },
} as const;
const skill = {
  ...described,
  onlyIf: [...described.onlyIf, { key: 'name', isText: true }],
  neverIf: [{ key: 'name', isNo: 'string' }],
  offBy: [{ ...config, key: ['permission', 'skill'], form: { denies: 'deny' } }],
  // Without the tool that reads skills, their list is not sent either (session/system.ts; `tools` becomes such a permission).
  unlessSet: [{ ...config, key: ['tools', 'skill'], is: [false] }],
  // All are read concurrently, and the one that is read last wins.
  oneOfName: { of: 'skills', by: 'name', wins: 'any' },
} as const;
const ownSkill = { ...skill, dots: 'none' } as const;
const servers = { part: 'servers', key: ['mcp'], inclusion: 'possible' } as const;
const tools = { part: 'tools', inclusion: 'possible' } as const;
const toolFiles = ['tool', 'tools', 'plugin', 'plugins'].flatMap(folder =>
  ['js', 'ts'].map(ending => `${folder}/*.${ending}`),
);

const declaredAgents = { part: 'agents', key: ['agent'] } as const;
const references = { part: 'setting', key: ['references'], inclusion: 'possible' } as const;

/** Files whose text a configuration includes. The text may be at a place that is not sent, so this is never certain. */
export const reference = {
  sendsImportsOnly: true,
  imports: imports({ depth: 1, inBraces: true, after: 'space', skips: [], fromHome: true, within: 'anywhere' }),
  inclusion: 'possible',
} as const;

export const openCodeFiles: readonly FileRule[] = [
  from(openCodeFirst, ['~/.config/opencode/AGENTS.md', '~/.claude/CLAUDE.md']),
  up('up-to-root-or-top', openCodeFirst, ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'], { isOneForAll: true }),
  up('up-to-root-or-top', openCodeFirst, [setName], { names: { files: inConfig, key: ['instructions'] } }),
  up('up-to-root-or-top', openCodeFirst, [setName], {
    names: { ...config, files: [...ofProject, ...inHome], key: ['instructions'], isMerged: true },
  }),
  ...['.agents/skills', '.claude/skills'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/SKILL.md`], skill),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/SKILL.md`], skill),
  ]),
  ...['.opencode/skill', '.opencode/skills'].flatMap(folder => [
    from(openCodeFirst, [`~/${folder}/**/SKILL.md`], ownSkill),
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/SKILL.md`], ownSkill),
  ]),
  ...allFiles(
    openCodeFirst,
    ['skill/**/SKILL.md', 'skills/**/SKILL.md'].map(each => `~/.config/opencode/${each}`),
    ownSkill,
  ),
  from(openCodeFirst, [`${setName}/**/SKILL.md`], {
    ...ownSkill,
    names: { ...config, key: ['skills', 'paths'], isMerged: true },
  }),
  ...['.opencode/agent', '.opencode/agents'].map(folder => from(openCodeFirst, [`~/${folder}/**/*.md`], agent)),
  ...['.opencode/agent', '.opencode/agents'].map(folder =>
    up('up-to-root-or-top', openCodeFirst, [`${folder}/**/*.md`], agent),
  ),
  ...allFiles(
    openCodeFirst,
    ['agents/**/*.md', 'agent/**/*.md'].map(each => `~/.config/opencode/${each}`),
    agent,
  ),
  ...allFiles(openCodeFirst, ofUser, declaredAgents),
  ...allFiles(openCodeFirst, ofProject, declaredAgents, 'up-to-root-or-top'),
  // Files that `{file:…}` refers to in a configuration, and folders that it describes.
  ...allFiles(openCodeFirst, ofUser, reference),
  ...allFiles(openCodeFirst, ofProject, reference, 'up-to-root-or-top'),
  ...allFiles(openCodeFirst, ofUser, references),
  ...allFiles(openCodeFirst, ofProject, references, 'up-to-root-or-top'),
  ...allFiles(
    openCodeFirst,
    ['~/.config/opencode', '~/.opencode'].flatMap(folder => toolFiles.map(each => `${folder}/${each}`)),
    tools,
  ),
  ...allFiles(
    openCodeFirst,
    toolFiles.map(each => `.opencode/${each}`),
    tools,
    'up-to-root-or-top',
  ),
  ...allFiles(openCodeFirst, ofUser, servers),
  ...allFiles(openCodeFirst, ofProject, servers, 'up-to-root-or-top'),
];

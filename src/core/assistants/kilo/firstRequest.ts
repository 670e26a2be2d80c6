import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
// Descriptions are read as in OpenCode, whose code Kilo contains.
import { described, reference } from '../opencode/firstRequest.ts';
import { kiloFirst } from './context.ts';

const config = ['kilo.json', 'kilo.jsonc', 'opencode.json', 'opencode.jsonc'];
const ofUser = ['config.json', ...config].map(name => `~/.config/kilo/${name}`);
const folders = ['.kilo', '.kilocode'];
const ofProject = [...config, ...folders.flatMap(folder => config.map(name => `${folder}/${name}`))];
const ofHome = folders.flatMap(folder => config.map(name => `~/${folder}/${name}`));
/** All of these files are merged. */
const all = {
  files: [...ofProject, ...ofUser, ...ofHome],
  place: 'up-to-root-or-top',
  // If a repository's file refers to an environment variable, the whole file is refused.
  refuses: /^(?![ \t]*\/\/).*\{env:[^{}\n]+\}/m,
} as const;
/** The same applies to a repository's Markdown, in which `{file:…}` stands for another file of the repository. */
const ofRepository = {
  neverIfText: /^(?![ \t]*\/\/).*(?<!\$)\{env:[^{}\n]+\}/m,
  imports: imports({ depth: 1, inBraces: true, after: 'space', skips: [], within: 'git-root' }),
} as const;
const skill = {
  ...described,
  onlyIf: [...described.onlyIf, { key: 'name', isText: true }],
  neverIf: [{ key: 'name', isNo: 'string' }],
  ignoresLinks: 'folders',
  offBy: [{ ...all, key: ['permission', 'skill'], form: { denies: 'deny' } }],
  oneOfName: { of: 'skills', by: 'name', wins: 'any' },
} as const;
const ownSkill = { ...skill, dots: 'none' } as const;
const rule = { ignoresLinks: true, isByName: true, dots: 'all' } as const;
const agent = {
  ...described,
  dots: 'all',
  neverIf: [
    { key: 'tools', isNo: 'map' },
    { key: 'disable', is: true },
    { key: 'mode', is: ['primary'] },
  ],
  offBy: [
    { ...all, key: ['agent'], form: { entry: ['disable'], values: [true] } },
    { ...all, key: ['permission', 'task'], form: { denies: 'deny' } },
  ],
  // As in OpenCode: the home folder first, then each folder before the ones below it.
  oneOfName: { of: 'agents', by: 'name', wins: 'outermost' },
} as const;
const servers = { part: 'servers', key: ['mcp'], inclusion: 'possible' } as const;
const tools = { part: 'tools', inclusion: 'possible' } as const;
const toolFiles = ['tool', 'tools', 'plugin', 'plugins'].flatMap(folder =>
  ['js', 'ts'].map(ending => `${folder}/*.${ending}`),
);

/** An agent declared in a file of higher precedence wins; a file in a folder of agents wins over all declarations. */
const declaredAgents = {
  part: 'agents',
  key: ['agent'],
  oneOfName: { of: 'agents', by: 'name', wins: 'any' },
} as const;
const modes = ['code', 'architect', 'ask', 'debug', 'orchestrator'];

export const kiloFiles: readonly FileRule[] = [
  from(kiloFirst, ['~/.config/kilo/AGENTS.md', '~/.claude/CLAUDE.md']),
  up('up-to-root', kiloFirst, ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'], { isOneForAll: true, ...ofRepository }),
  // If two rules have the same name, the one in the newer folder counts.
  from(kiloFirst, ['~/.kilo/rules/*.md', '~/.kilocode/rules/*.md'], rule),
  from(kiloFirst, ['.kilo/rules/*.md', '.kilocode/rules/*.md'], { ...rule, ...ofRepository }),
  ...modes.map(mode =>
    from(
      kiloFirst,
      folders.map(folder => `${folder}/rules-${mode}/*.md`),
      { ...rule, ...ofRepository },
    ),
  ),
  ...allFiles(kiloFirst, ['.kilocoderules', ...modes.map(mode => `.kilocoderules-${mode}`)], {
    ignoresLinks: true,
    ...ofRepository,
  }),
  up('up-to-root', kiloFirst, [setName], {
    names: { ...all, files: ofProject, key: ['instructions'], isMerged: true },
    staysInside: true,
    ...ofRepository,
  }),
  up('up-to-root', kiloFirst, [setName], {
    names: { files: ofUser, key: ['instructions'], isMerged: true },
    inclusion: 'possible',
  }),
  from(kiloFirst, [`${setName}/**/SKILL.md`], {
    ...ownSkill,
    names: { ...all, key: ['skills', 'paths'], isMerged: true },
    inclusion: 'possible',
  }),
  ...['.agents', '.claude', ...folders].map(folder => from(kiloFirst, [`~/${folder}/skills/**/SKILL.md`], skill)),
  ...allFiles(kiloFirst, ['.agents/skills/**/SKILL.md', '.claude/skills/**/SKILL.md'], skill, 'up-to-root'),
  ...allFiles(kiloFirst, ['.agents/skills/**/SKILL.md', '.claude/skills/**/SKILL.md'], skill, 'main-root'),
  ...folders.map(folder => up('up-to-root-or-top', kiloFirst, [`${folder}/skills/**/SKILL.md`], ownSkill)),
  ...folders.map(folder => up('main-root', kiloFirst, [`${folder}/skills/**/SKILL.md`], ownSkill)),
  ...allFiles(kiloFirst, ['~/.config/kilo/skills/**/SKILL.md', '~/.config/kilo/skill/**/SKILL.md'], skill),
  ...folders.flatMap(folder =>
    ['agent', 'agents'].map(name => from(kiloFirst, [`~/${folder}/${name}/**/*.md`], agent)),
  ),
  ...folders.flatMap(folder =>
    ['agent', 'agents'].map(name => up('main-root', kiloFirst, [`${folder}/${name}/**/*.md`], agent)),
  ),
  ...folders.flatMap(folder =>
    ['agent', 'agents'].map(name => up('up-to-root-or-top', kiloFirst, [`${folder}/${name}/**/*.md`], agent)),
  ),
  ...allFiles(kiloFirst, ['~/.config/kilo/agents/**/*.md', '~/.config/kilo/agent/**/*.md'], agent),
  ...allFiles(
    kiloFirst,
    ['~/.config/kilo', ...folders.map(folder => `~/${folder}`)].flatMap(folder =>
      toolFiles.map(each => `${folder}/${each}`),
    ),
    tools,
  ),
  ...allFiles(
    kiloFirst,
    folders.flatMap(folder => toolFiles.map(each => `${folder}/${each}`)),
    tools,
    'up-to-root-or-top',
  ),
  ...allFiles(kiloFirst, ofProject, servers, 'up-to-root'),
  ...allFiles(kiloFirst, ofProject.toReversed(), declaredAgents, 'up-to-root'),
  ...allFiles(kiloFirst, [...ofUser, ...ofHome].toReversed(), declaredAgents),
  // Files that `{file:…}` refers to in a configuration, or in an agent's instructions.
  ...allFiles(kiloFirst, ofProject, reference, 'up-to-root'),
  ...allFiles(kiloFirst, [...ofUser, ...ofHome], reference),
  ...folders.flatMap(folder =>
    ['agent', 'agents'].map(name => up('up-to-root-or-top', kiloFirst, [`${folder}/${name}/**/*.md`], reference)),
  ),
  ...allFiles(kiloFirst, ofUser, servers),
  ...declared('servers', 'mcpServers', kiloFirst, '.kilocode/mcp.json', '.kilo/mcp.json'),
];

import {
  eachEntry,
  type FactSwitch,
  type FileRule,
  type NamesFromSetting,
  setName,
  slugOfMain,
  startFolder,
} from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { claudeFirst } from './context.ts';
import { claudeCodeShape } from './settingsShape.ts';

/** Extensions of the files that count as text in an import. */
const textEndings = (
  '.md .txt .text .json .yaml .yml .toml .xml .csv .html .htm .css .scss .sass .less .js .ts .tsx .jsx .mjs .cjs .mts .cts ' +
  '.py .pyi .pyw .rb .erb .rake .go .rs .java .kt .kts .scala .c .cpp .cc .cxx .h .hpp .hxx .cs .swift .sh .bash .zsh .fish ' +
  '.ps1 .bat .cmd .env .ini .cfg .conf .config .properties .sql .graphql .gql .proto .vue .svelte .astro .ejs .hbs .pug ' +
  '.jade .php .pl .pm .lua .r .dart .ex .exs .erl .hrl .clj .cljs .cljc .edn .hs .lhs .elm .ml .mli .f .f90 .f95 .for ' +
  '.cmake .make .makefile .gradle .sbt .rst .adoc .asciidoc .org .tex .latex .lock .log .diff .patch'
).split(' ');

const settings = ['.claude/settings.local.json', '.claude/settings.json', '~/.claude/settings.json'];
/** Values that switch an environment variable on; settings can set such variables too. */
const on = ['1', 'true', 'yes', 'on'] as const;
const inSettings = { files: settings, shape: claudeCodeShape } as const;
const excluded = { excludedBy: { ...inSettings, key: ['claudeMdExcludes'] } } as const;

/** Also read in the program: a name ends at white space, and files without one of the text extensions are not imported. */
const ofProject = imports({
  depth: 4,
  after: 'space',
  escapes: true,
  withinMarks: true,
  fromHome: true,
  skips: ['spans', 'code', 'html', 'comments'],
  skipsFront: true,
  endings: textEndings,
  within: 'workspace',
  asksOutside: true,
  judgesLinksByTarget: true,
  startsAtTarget: true,
});
/** Also read in the program: for a worktree inside its own repository, only local files of the folders around it count. */
const ofLocal = { imports: ofProject, ...excluded };
const ofFolder = { ...ofLocal, passesMain: 'all' } as const;
const ofUser = { imports: { ...ofProject, within: 'anywhere' }, ...excluded } as const;

/** A rule with `paths:` waits for work on such files; patterns for all files are no condition. */
const waits = [{ key: 'paths', all: ['**', '**/**', '/**'] }] as const;
/** A file with nothing but front matter is not sent. */
const rule = { laterIf: waits, dots: 'all', leastBody: 1 } as const;
/** Of 60 descriptions of 900 characters, 24 were sent in full, the rest as names only. */
const room = { of: 'skills', characters: 21_000 } as const;
const described = {
  part: 'description',
  room,
  describesInText: true,
  neverIf: [{ key: 'disable-model-invocation', is: [true, 'true', 'yes', 'on', '1'] }],
  offBy: [
    {
      ...inSettings,
      key: ['skillOverrides'],
      form: { entry: [], values: ['off', 'name-only', 'user-invocable-only'] },
    },
  ],
  // A command is named after its file; a skill of the same name wins.
  oneOfName: { of: 'skills', by: 'file', wins: 'nearest' },
  laterIf: waits,
} as const;
const skill = { ...described, dots: 'all' } as const;
const denied = { ...inSettings, key: ['permissions', 'deny'] } as const;
const agent = {
  part: 'description',
  onlyIf: [
    { key: 'name', isText: true },
    { key: 'description', isText: true },
  ],
  dots: 'all',
  offBy: [{ ...denied, form: { calls: ['Agent', 'Task'] } }],
  oneOfName: { of: 'agents', by: 'name', wins: 'last' },
} as const;
const listed = { ...described, dots: 'all', onlyIf: [{ key: 'description', isSet: true }] } as const;
const style = {
  chosenBy: { ...inSettings, key: ['outputStyle'] },
  oneOfName: { of: 'styles', by: 'name', wins: 'first' },
} as const;

/**
 * The first request contains the names of tools; the rest follows when the model looks for them, unless ENABLE_TOOL_SEARCH or
 * CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS says otherwise (read in the program 2.1.332).
 */
const servers = { part: 'servers', describesToolsLater: true, inclusion: 'possible' } as const;

const enabled = { ...inSettings, key: ['enabledPlugins'] } as const;

/** Where plugins are: in the folder of the installation, and in their marketplace if that is a folder. */
const pluginFolders: readonly NamesFromSetting[] = [
  { files: ['~/.claude/plugins/installed_plugins.json'], key: ['plugins', eachEntry, eachEntry, 'installPath'] },
  {
    files: ['~/.claude/plugins/marketplaces/*/.claude-plugin/marketplace.json'],
    key: ['plugins', eachEntry, 'source'],
    fromFile: 1,
  },
];

/**
 * Returns the rules for files of plugins. Which of the two folders is read depends on the marketplace; a plugin counts if it is enabled.
 */
function plugin(names: NamesFromSetting): readonly FileRule[] {
  const of = { names: { ...names, isMerged: true }, inclusion: 'possible' } as const;
  const offBy = [{ ...enabled, form: { plugins: 'on' } }] as const;
  return [
    ...allFiles(claudeFirst, ['skills/*/SKILL.md', 'commands/**/*.md', 'agents/**/*.md'].map(inPlugin), {
      ...of,
      part: 'description',
      offBy,
    }),
    from(claudeFirst, [inPlugin('.mcp.json')], { ...servers, ...of, key: ['mcpServers'], offBy }),
    from(claudeFirst, [inPlugin('hooks/hooks.json')], { ...of, part: 'hooks', key: ['hooks'], offBy }),
  ];
}

function inPlugin(path: string): string {
  return `${setName}/${path}`;
}

export const claudeFiles: readonly FileRule[] = [
  from(claudeFirst, ['~/.claude/CLAUDE.md'], ofUser),
  from(claudeFirst, ['~/.claude/rules/**/*.md'], { ...ofUser, ...rule }),
  ...allFiles(claudeFirst, ['CLAUDE.md', '.claude/CLAUDE.md'], ofFolder, 'up-to-top'),
  up('up-to-top', claudeFirst, ['CLAUDE.local.md'], ofLocal),
  // AGENTS.md was in requests if no folder had one of these files (CLAUDE.local.md: measured 2026-11-30, as the memory page says).
  ...allFiles(
    claudeFirst,
    ['AGENTS.md', '.claude/AGENTS.md'],
    { ...ofFolder, unlessAny: ['CLAUDE.md', '.claude/CLAUDE.md', 'CLAUDE.local.md'] },
    'up-to-top',
  ),
  up('up-to-top', claudeFirst, ['.claude/rules/**/*.md'], {
    ...ofFolder,
    ...rule,
    asksLinksOutside: true,
  }),
  from(claudeFirst, [`${setName}/MEMORY.md`], {
    names: { ...inSettings, key: ['autoMemoryDirectory'], default: [`~/.claude/projects/${slugOfMain}/memory`] },
    unlessSet: [
      { ...inSettings, key: ['autoMemoryEnabled'], is: [false] },
      { ...inSettings, key: ['env', 'CLAUDE_CODE_DISABLE_AUTO_MEMORY'], is: on },
    ],
    lines: 200,
  }),
  // The agent that replaces the main prompt, and texts for commits that the main prompt contains.
  ...allFiles(claudeFirst, ['.claude/agents/**/*.md', '~/.claude/agents/**/*.md'], {
    chosenBy: { ...inSettings, key: ['agent'] },
    oneOfName: { of: 'main', by: 'name', wins: 'first' },
  }),
  ...[['attribution', 'commit'], ['attribution', 'pr'], ['language']].flatMap(key =>
    allFiles(claudeFirst, settings, { part: 'setting', key, inclusion: 'possible' }),
  ),
  ...allFiles(claudeFirst, ['.claude/output-styles/*.md', '~/.claude/output-styles/*.md'], style),
  from(claudeFirst, ['~/.claude/skills/*/SKILL.md'], skill),
  up('up-to-root-or-home', claudeFirst, ['.claude/skills/*/SKILL.md'], skill),
  from(claudeFirst, ['~/.claude/commands/**/*.md'], listed),
  up('up-to-root-or-home', claudeFirst, ['.claude/commands/**/*.md'], listed),
  from(claudeFirst, ['~/.claude/agents/**/*.md'], agent),
  up('up-to-root-or-home', claudeFirst, ['.claude/agents/**/*.md'], agent),
  ...pluginFolders.flatMap(plugin),
  from(claudeFirst, ['~/.claude.json'], { ...servers, key: ['mcpServers'] }),
  from(claudeFirst, ['~/.claude.json'], { ...servers, key: ['projects', startFolder, 'mcpServers'] }),
  up('up-to-top', claudeFirst, ['.mcp.json'], { ...servers, key: ['mcpServers'] }),
  ...declared('hooks', 'hooks', claudeFirst, ...settings),
];

const gitFacts = ['gitBranch', 'gitStatus', 'gitLog', 'gitCommit', 'gitUserName'] as const;

/** Also read in the program: an agent that a setting uses instead of the main one is told nothing about git. */
export const claudeFactSwitches: readonly FactSwitch[] = [
  { ...inSettings, key: ['includeGitInstructions'], is: [false], facts: gitFacts, leaves: 'nothing' },
  { ...inSettings, key: ['env', 'CLAUDE_CODE_DISABLE_GIT_INSTRUCTIONS'], is: on, facts: gitFacts, leaves: 'nothing' },
  { ...inSettings, key: ['agent'], is: 'any', facts: gitFacts, leaves: 'possible' },
];

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

/** What counts as a text file in an import. */
const textEndings = (
  '.md .txt .text .json .yaml .yml .toml .xml .csv .html .htm .css .scss .sass .less .js .ts .tsx .jsx .mjs .cjs .mts .cts ' +
  '.py .pyi .pyw .rb .erb .rake .go .rs .java .kt .kts .scala .c .cpp .cc .cxx .h .hpp .hxx .cs .swift .sh .bash .zsh .fish ' +
  '.ps1 .bat .cmd .env .ini .cfg .conf .config .properties .sql .graphql .gql .proto .vue .svelte .astro .ejs .hbs .pug ' +
  '.jade .php .pl .pm .lua .r .dart .ex .exs .erl .hrl .clj .cljs .cljc .edn .hs .lhs .elm .ml .mli .f .f90 .f95 .for ' +
  '.cmake .make .makefile .gradle .sbt .rst .adoc .asciidoc .org .tex .latex .lock .log .diff .patch'
).split(' ');

const settings = ['.claude/settings.local.json', '.claude/settings.json', '~/.claude/settings.json'];
/** What counts as set in a variable of the environment, which settings can set, too. */
const on = ['1', 'true', 'yes', 'on'] as const;
const inSettings = { files: settings, shape: claudeCodeShape } as const;
const excluded = { excludedBy: { ...inSettings, key: ['claudeMdExcludes'] } } as const;

/** Read in the program, too: a name ends at white space; what is no text file by its ending is not imported. */
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
/** Read in the program, too: of a worktree in its own repository only local files of the folders around it count. */
const ofLocal = { imports: ofProject, ...excluded };
const ofFolder = { ...ofLocal, passesMain: 'all' } as const;
const ofUser = { imports: { ...ofProject, within: 'anywhere' }, ...excluded } as const;

/** A rule with `paths:` waits for work on such files; all files are no condition. */
const waits = [{ key: 'paths', all: ['**', '**/**', '/**'] }] as const;
/** Only the front matter is not sent. */
const rule = { laterIf: waits, dots: 'all', leastBody: 1 } as const;
/** Of 60 descriptions of 900 characters 24 were whole, the rest names. */
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
  // A command has the name of its file, and gives way to a skill.
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
 * Of tools the names are sent, and the rest once the model looks for them, unless ENABLE_TOOL_SEARCH or
 * CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS says otherwise (read in the program 2.1.332).
 */
const servers = { part: 'servers', describesToolsLater: true, inclusion: 'possible' } as const;

const enabled = { ...inSettings, key: ['enabledPlugins'] } as const;

/** Where plugins lie: as they were installed, and where their marketplace is a folder, in it. */
const pluginFolders: readonly NamesFromSetting[] = [
  { files: ['~/.claude/plugins/installed_plugins.json'], key: ['plugins', eachEntry, eachEntry, 'installPath'] },
  {
    files: ['~/.claude/plugins/marketplaces/*/.claude-plugin/marketplace.json'],
    key: ['plugins', eachEntry, 'source'],
    fromFile: 1,
  },
];

/** Which of the two is read depends on the marketplace; a plugin counts where it is switched on. */
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
  // It was in requests where no folder had one of these (CLAUDE.local.md: measured 2026-11-30, as the memory page says).
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
  // What takes the place of the main prompt, and texts for commits that it is given.
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

/** Read in the program, too: an agent that a setting puts in place of the main one has no word of git. */
export const claudeFactSwitches: readonly FactSwitch[] = [
  { ...inSettings, key: ['includeGitInstructions'], is: [false], facts: gitFacts, leaves: 'nothing' },
  { ...inSettings, key: ['env', 'CLAUDE_CODE_DISABLE_GIT_INSTRUCTIONS'], is: on, facts: gitFacts, leaves: 'nothing' },
  { ...inSettings, key: ['agent'], is: 'any', facts: gitFacts, leaves: 'possible' },
];

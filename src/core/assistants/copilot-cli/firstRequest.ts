import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports } from '../../context/agent/files/rules.ts';
import { copilotCliFirst } from './context.ts';

const followed = {
  imports: imports({
    // Imports were followed to a depth of seven; no limit was seen.
    depth: 20,
    after: 'no-word',
    trimsEnd: true,
    endsAtTag: true,
    skips: ['spans', 'fences'],
    within: 'git-root',
    judgesLinksByTarget: true,
    needsUtf8: true,
  }),
};

const everyFile = ['**', '**/*', '*'];
const waits = [
  { key: 'paths', all: everyFile },
  { key: 'applyTo', all: everyFile },
] as const;
/** The file says that it is not for this agent. */
const isElsewhere = [{ key: 'excludeAgent', is: ['coding-agent', 'copilot-cli'] }] as const;
const isHidden = [{ key: 'disable-model-invocation', is: true }] as const;
/** Of 120 descriptions of 900 characters, 14 were sent in full, the rest as names only. */
const room = { of: 'skills', characters: 12_000 } as const;
const skill = {
  part: 'description',
  room,
  neverIf: [
    ...isHidden,
    { key: 'disable-model-invocation', isNo: 'boolean' },
    { key: 'name', isNo: 'string' },
    { key: 'description', isNo: 'string' },
    { key: 'description', is: [''] },
    { key: 'description', isLongerThan: 1024 },
    { key: 'name', lacks: /^[A-Za-z0-9._ -]{1,64}$/ },
  ],
  offBy: [{ files: ['~/.copilot/settings.json'], key: ['disabledSkills'], form: 'names' }],
  onlyIf: [{ hasFront: true }],
  stopsAtFound: true,
  oneOfName: { of: 'skills', by: 'name', wins: 'nearest' },
  dots: 'none',
  dropsFront: ['colon', 'yaml', 'double'],
} as const;

const command = {
  part: 'description',
  dropsFront: ['colon', 'yaml', 'double'],
  neverIf: isHidden,
  room,
  anyCase: true,
  named: /^[A-Za-z0-9._ -]{1,64}$/,
  oneOfName: { of: 'skills', by: 'file', wins: 'nearest' },
} as const;

const agent = {
  part: 'description',
  dropsFront: ['colon', 'yaml', 'double'],
  onlyIf: [{ key: 'description', isText: true }],
  neverIf: [
    ...isHidden,
    { key: 'infer', is: false },
    { key: 'disable-model-invocation', isNo: 'boolean' },
    { key: 'name', isNo: 'string' },
  ],
  oneOfName: { of: 'agents', by: 'file', wins: 'nearest' },
} as const;

/** Folders named after the marketplace and the plugin. */
const plugins = '~/.copilot/installed-plugins/*/*';
const pluginOff = {
  files: ['.github/copilot/settings.json', '~/.copilot/settings.json'],
  key: ['enabledPlugins'],
  form: { plugins: 'not-off' },
} as const;

export const copilotCliFiles: readonly FileRule[] = [
  from(copilotCliFirst, ['~/.copilot/copilot-instructions.md'], followed),
  from(copilotCliFirst, ['~/.copilot/instructions/**/*.instructions.md'], { laterIf: waits }),
  ...allFiles(copilotCliFirst, ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md'], followed, 'up-to-root'),
  ...allFiles(copilotCliFirst, ['GEMINI.md'], {}, 'up-to-root'),
  ...allFiles(
    copilotCliFirst,
    ['.claude/rules/**/*.md', '.github/instructions/**/*.instructions.md'],
    { laterIf: waits, neverIf: isElsewhere, ignoresLinks: 'folders', dots: 'none', anyCase: true },
    'root-and-here',
  ),
  // Only in folders between the root and the start folder.
  ...allFiles(copilotCliFirst, ['.claude/CLAUDE.md'], {}, 'between'),
  // If instructions wait for certain files, their description is sent at once.
  ...allFiles(
    copilotCliFirst,
    ['.github/instructions/**/*.instructions.md'],
    {
      part: 'description',
      onlyIf: [
        { key: 'applyTo', all: everyFile },
        { key: 'description', isSet: true },
      ],
    },
    'root-and-here',
  ),
  // Each wins over the ones after it; a skill wins over a command.
  ...allFiles(
    copilotCliFirst,
    ['.github/skills/**/SKILL.md', '.agents/skills/**/SKILL.md'],
    skill,
    'up-to-root-or-home',
  ),
  ...allFiles(copilotCliFirst, ['.claude/skills/**/SKILL.md'], skill, 'up-to-root-or-under-home'),
  ...allFiles(copilotCliFirst, ['~/.copilot/skills/**/SKILL.md', '~/.agents/skills/**/SKILL.md'], skill),
  ...allFiles(copilotCliFirst, ['.claude/commands/*.md'], command, 'up-to-root-or-under-home'),
  ...allFiles(copilotCliFirst, ['~/.copilot/agents/**/*.md'], agent),
  ...allFiles(copilotCliFirst, ['.github/agents/**/*.md'], agent, 'up-to-root'),
  ...allFiles(copilotCliFirst, ['.claude/agents/**/*.md'], agent, 'up-to-root-or-under-home'),
  ...allFiles(
    copilotCliFirst,
    ['skills/**/SKILL.md', 'agents/**/*.md', 'commands/*.md'].map(each => `${plugins}/${each}`),
    { part: 'description', offBy: [pluginOff], inclusion: 'possible' },
  ),
  from(copilotCliFirst, [`${plugins}/.mcp.json`], {
    part: 'servers',
    key: ['mcpServers'],
    offBy: [pluginOff],
    inclusion: 'possible',
  }),
  from(copilotCliFirst, [`${plugins}/hooks/hooks.json`], {
    part: 'hooks',
    key: ['hooks'],
    offBy: [pluginOff],
    inclusion: 'possible',
  }),
  ...declared('servers', 'mcpServers', copilotCliFirst, '~/.copilot/mcp-config.json'),
  ...declared(
    'hooks',
    'hooks',
    copilotCliFirst,
    ...['.github/hooks/*.json', '.github/copilot/settings.json', '~/.copilot/hooks/*.json', '~/.copilot/settings.json'],
  ),
];

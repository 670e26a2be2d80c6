import { type FileRule, setName, slugOfMain, startFolder } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { claudeFirst } from './context.ts';

/** Read in the program, too: a name ends at white space; what is no text file by its ending is not imported. */
const ofProject = imports({
  depth: 4,
  after: 'space',
  escapes: true,
  withinMarks: true,
  fromHome: true,
  skips: ['spans', 'fences', 'indented', 'comments'],
  within: 'workspace',
  asksOutside: true,
  judgesLinksByTarget: true,
  startsAtTarget: true,
});
const ofUser = { imports: { ...ofProject, within: 'anywhere' } } as const;

/** A rule with `paths:` waits for work on such files; all files are no condition. */
const waits = [{ key: 'paths', all: ['**', '**/**'] }] as const;
/** Of 60 descriptions of 900 characters 24 were whole, the rest names. */
const room = { of: 'skills', characters: 21_000 } as const;
const described = {
  part: 'description',
  room,
  neverIf: [{ key: 'disable-model-invocation', is: true }],
  laterIf: waits,
} as const;
const skill = { ...described, dots: 'all' } as const;
const agent = { part: 'description', onlyIf: [{ key: 'name', isSet: true }], dots: 'all' } as const;
const listed = { ...described, dots: 'all', onlyIf: [{ key: 'description', isSet: true }] } as const;
const settings = ['.claude/settings.local.json', '.claude/settings.json', '~/.claude/settings.json'];

export const claudeFiles: readonly FileRule[] = [
  from(claudeFirst, ['~/.claude/CLAUDE.md'], ofUser),
  from(claudeFirst, ['~/.claude/rules/**/*.md'], { ...ofUser, laterIf: waits, dots: 'all' }),
  ...allFiles(claudeFirst, ['CLAUDE.md', '.claude/CLAUDE.md', 'CLAUDE.local.md'], { imports: ofProject }, 'up-to-top'),
  // The documentation says that it is not read; it stood in requests where no folder had a CLAUDE.md.
  ...allFiles(
    claudeFirst,
    ['AGENTS.md', '.claude/AGENTS.md'],
    { imports: ofProject, unlessAny: ['CLAUDE.md', '.claude/CLAUDE.md'] },
    'up-to-top',
  ),
  up('up-to-top', claudeFirst, ['.claude/rules/**/*.md'], {
    imports: ofProject,
    laterIf: waits,
    dots: 'all',
    asksLinksOutside: true,
  }),
  from(claudeFirst, [`~/.claude/projects/${slugOfMain}/memory/MEMORY.md`], { lines: 200 }),
  from(claudeFirst, [`.claude/output-styles/${setName}.md`, `~/.claude/output-styles/${setName}.md`], {
    names: { files: settings, key: ['outputStyle'] },
  }),
  from(claudeFirst, ['~/.claude/skills/*/SKILL.md'], skill),
  up('up-to-root-or-home', claudeFirst, ['.claude/skills/*/SKILL.md'], skill),
  from(claudeFirst, ['~/.claude/commands/**/*.md'], listed),
  up('up-to-root-or-home', claudeFirst, ['.claude/commands/**/*.md'], listed),
  from(claudeFirst, ['~/.claude/agents/**/*.md'], agent),
  up('up-to-root-or-home', claudeFirst, ['.claude/agents/**/*.md'], agent),
  ...declared('servers', 'mcpServers', claudeFirst, '~/.claude.json'),
  from(claudeFirst, ['~/.claude.json'], {
    part: 'servers',
    key: ['projects', startFolder, 'mcpServers'],
    inclusion: 'possible',
  }),
  up('up-to-top', claudeFirst, ['.mcp.json'], { part: 'servers', key: ['mcpServers'], inclusion: 'possible' }),
  ...declared('hooks', 'hooks', claudeFirst, ...settings),
];

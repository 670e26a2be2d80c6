import { type FileRule, setName, slugOfRoot, startFolder } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { claudeFirst } from './context.ts';

/** Read in the program, too: a name ends at white space; what is no text file by its ending is not imported. */
const ofProject = imports({
  depth: 4,
  after: 'space',
  escapes: true,
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
const described = {
  part: 'description',
  neverIf: [{ key: 'disable-model-invocation', is: true }],
  laterIf: waits,
} as const;
const listed = { ...described, onlyIf: [{ key: 'description', isSet: true }] } as const;
const settings = ['.claude/settings.local.json', '.claude/settings.json', '~/.claude/settings.json'];

export const claudeFiles: readonly FileRule[] = [
  from(claudeFirst, ['~/.claude/CLAUDE.md'], ofUser),
  from(claudeFirst, ['~/.claude/rules/**/*.md'], { ...ofUser, laterIf: waits }),
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
    asksLinksOutside: true,
  }),
  from(claudeFirst, [`~/.claude/projects/${slugOfRoot}/memory/MEMORY.md`], { lines: 200 }),
  from(claudeFirst, [`.claude/output-styles/${setName}.md`, `~/.claude/output-styles/${setName}.md`], {
    names: { files: settings, key: ['outputStyle'] },
  }),
  from(claudeFirst, ['~/.claude/skills/*/SKILL.md'], described),
  up('up-to-root-or-home', claudeFirst, ['.claude/skills/*/SKILL.md'], described),
  from(claudeFirst, ['~/.claude/commands/**/*.md'], listed),
  up('up-to-root-or-home', claudeFirst, ['.claude/commands/**/*.md'], listed),
  from(claudeFirst, ['~/.claude/agents/**/*.md'], { part: 'description' }),
  up('up-to-root-or-home', claudeFirst, ['.claude/agents/**/*.md'], { part: 'description' }),
  ...declared('servers', 'mcpServers', claudeFirst, '~/.claude.json'),
  from(claudeFirst, ['~/.claude.json'], {
    part: 'servers',
    key: ['projects', startFolder, 'mcpServers'],
    inclusion: 'possible',
  }),
  up('up-to-top', claudeFirst, ['.mcp.json'], { part: 'servers', key: ['mcpServers'], inclusion: 'possible' }),
  ...declared('hooks', 'hooks', claudeFirst, ...settings),
];

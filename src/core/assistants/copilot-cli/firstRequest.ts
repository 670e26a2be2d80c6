import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports } from '../../context/agent/files/rules.ts';
import { copilotCliFirst } from './context.ts';

const followed = {
  imports: imports({
    // Seven were followed; no end was seen.
    depth: 20,
    after: 'no-word',
    trimsEnd: true,
    skips: ['spans', 'fences'],
    within: 'git-root',
    judgesLinksByTarget: true,
  }),
};

const everyFile = ['**', '**/*', '*'];
const waits = [
  { key: 'paths', all: everyFile },
  { key: 'applyTo', all: everyFile },
] as const;
const isHidden = [{ key: 'disable-model-invocation', is: true }] as const;
const skill = { part: 'description', neverIf: isHidden, onlyIf: [{ key: 'name', isSet: true }] } as const;

export const copilotCliFiles: readonly FileRule[] = [
  from(copilotCliFirst, ['~/.copilot/copilot-instructions.md'], followed),
  from(copilotCliFirst, ['~/.copilot/instructions/**/*.instructions.md'], { laterIf: waits }),
  ...allFiles(copilotCliFirst, ['.github/copilot-instructions.md', 'AGENTS.md', 'CLAUDE.md'], followed, 'up-to-root'),
  ...allFiles(copilotCliFirst, ['GEMINI.md'], {}, 'up-to-root'),
  ...allFiles(
    copilotCliFirst,
    ['.claude/rules/**/*.md', '.github/instructions/**/*.instructions.md'],
    { laterIf: waits, ignoresLinks: 'folders' },
    'up-to-root',
  ),
  // Of those that wait for certain files, the description is there at once.
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
    'up-to-root',
  ),
  ...allFiles(copilotCliFirst, ['~/.agents/skills/**/SKILL.md', '~/.copilot/skills/**/SKILL.md'], skill),
  ...allFiles(
    copilotCliFirst,
    ['.agents/skills/**/SKILL.md', '.github/skills/**/SKILL.md'],
    skill,
    'up-to-root-or-home',
  ),
  ...allFiles(copilotCliFirst, ['.claude/skills/**/SKILL.md'], skill, 'up-to-root-or-under-home'),
  ...allFiles(
    copilotCliFirst,
    ['.claude/commands/*.md'],
    { part: 'description', neverIf: isHidden },
    'up-to-root-or-under-home',
  ),
  ...allFiles(copilotCliFirst, ['~/.copilot/agents/**/*.md'], { part: 'description' }),
  ...allFiles(
    copilotCliFirst,
    ['.claude/agents/**/*.md', '.github/agents/**/*.md'],
    { part: 'description' },
    'up-to-root-or-under-home',
  ),
  ...declared('servers', 'mcpServers', copilotCliFirst, '~/.copilot/mcp-config.json'),
  ...declared('hooks', 'hooks', copilotCliFirst, '.github/hooks/*.json', '~/.copilot/hooks/*.json'),
];

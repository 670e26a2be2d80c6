import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from } from '../../context/agent/files/rules.ts';
import { continueFirst } from './context.ts';

/** No file is being worked on at the start, so no pattern matches. */
const rules = {
  neverIf: [{ key: 'invokable', is: true }],
  laterIf: [
    { key: 'alwaysApply', isOtherThan: true },
    { key: 'globs', all: [], exceptIf: 'alwaysApply' },
    { key: 'globs', isSet: true, exceptIf: 'alwaysApply' },
    { key: 'regex', all: [], exceptIf: 'alwaysApply' },
  ],
  dots: 'all',
  frontBreaksOn: ['mark'],
  frontMayFollowBlank: true,
  leastBody: 1,
} as const;
const skill = {
  part: 'description',
  onlyIf: [
    { key: 'name', isText: true },
    { key: 'description', isText: true },
  ],
  ignoresLinks: 'folders',
  dots: 'all',
  frontBreaksOn: ['mark'],
  frontMayFollowBlank: true,
  dropsFront: ['colon', 'yaml', 'double'],
} as const;

export const continueFiles: readonly FileRule[] = [
  from(continueFirst, ['AGENTS.md', 'AGENT.md', 'CLAUDE.md', 'CODEX.md']),
  ...allFiles(continueFirst, ['~/.continue/rules/**/*.md', '.continue/rules/**/*.md'], rules),
  ...allFiles(
    continueFirst,
    ['~/.continue/skills/*/SKILL.md', '.continue/skills/*/SKILL.md', '.claude/skills/*/SKILL.md'],
    skill,
  ),
  // Read in the program: rules of the main configuration. Another configuration may be chosen at the start.
  from(continueFirst, ['~/.continue/config.yaml'], { part: 'setting', key: ['rules'], inclusion: 'possible' }),
  ...declared('servers', 'mcpServers', continueFirst, '~/.continue/config.yaml'),
];

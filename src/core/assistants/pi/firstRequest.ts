import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, from, up } from '../../context/agent/files/rules.ts';
import { piFirst } from './context.ts';

const skill = {
  part: 'description',
  neverIf: [{ key: 'disable-model-invocation', is: true }],
  onlyIf: [{ key: 'description', isSet: true }],
} as const;

export const piFiles: readonly FileRule[] = [
  from(piFirst, ['.pi/SYSTEM.md', '~/.pi/agent/SYSTEM.md']),
  from(piFirst, ['.pi/APPEND_SYSTEM.md', '~/.pi/agent/APPEND_SYSTEM.md']),
  from(piFirst, ['~/.pi/agent/AGENTS.md', '~/.pi/agent/CLAUDE.md']),
  up('up-to-top', piFirst, ['AGENTS.md', 'CLAUDE.md']),
  ...allFiles(
    piFirst,
    [
      '~/.agents/skills/**/SKILL.md',
      '~/.pi/agent/skills/**/SKILL.md',
      '~/.pi/agent/skills/*.md',
      '.pi/skills/**/SKILL.md',
      '.pi/skills/*.md',
    ],
    skill,
  ),
  from(piFirst, [`${setName}/**/SKILL.md`], {
    ...skill,
    names: { files: ['~/.pi/agent/settings.json'], key: ['skills'] },
  }),
  up('up-to-root-or-top', piFirst, ['.agents/skills/**/SKILL.md'], skill),
];

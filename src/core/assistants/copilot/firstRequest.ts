import type { FileRule } from '../../context/agent/files/fileRule.ts';
import { allFiles } from '../../context/agent/files/rules.ts';
import { copilotRequests } from './context.ts';

const everyFile = ['**', '**/*', '*'];
const inAgent = { only: ['agent'] } as const;
const isDescribed = [{ key: 'description', isSet: true }] as const;
const described = { part: 'description', onlyIf: isDescribed, ...inAgent } as const;
const instructions = ['.github/instructions', '~/.copilot/instructions'].map(each => `${each}/**/*.instructions.md`);
const rules = ['.claude/rules/**/*.md', '~/.claude/rules/**/*.md'];
const skills = ['.agents', '.claude', '.github', '~/.agents', '~/.claude', '~/.copilot'];
const agents = ['.claude', '.github', '~/.claude', '~/.copilot'];

export const copilotFiles: readonly FileRule[] = [
  ...allFiles(copilotRequests, [
    '.github/copilot-instructions.md',
    'AGENTS.md',
    'CLAUDE.md',
    'CLAUDE.local.md',
    '.claude/CLAUDE.md',
    '~/.claude/CLAUDE.md',
    '~/.copilot/copilot-instructions.md',
  ]),
  // Instructions without `applyTo` are only sent when the model reads them.
  ...allFiles(copilotRequests, instructions, {
    laterIf: [
      { key: 'applyTo', all: everyFile },
      { key: 'applyTo', isSet: false },
    ],
  }),
  ...allFiles(copilotRequests, rules, { laterIf: [{ key: 'paths', all: everyFile }] }),
  ...allFiles(copilotRequests, [...instructions, ...rules], described),
  ...allFiles(
    copilotRequests,
    skills.map(each => `${each}/skills/*/SKILL.md`),
    described,
  ),
  ...allFiles(
    copilotRequests,
    agents.map(each => `${each}/agents/*.md`),
    described,
  ),
];

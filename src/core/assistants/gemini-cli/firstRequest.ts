import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { geminiFirst } from './context.ts';

const settings = ['.gemini/settings.json', '~/.gemini/settings.json'];

const instructions = {
  names: { files: settings, key: ['context', 'fileName'], default: ['GEMINI.md'] },
  imports: imports({
    depth: 5,
    after: 'space',
    skips: ['spans', 'backtick-fences'],
    within: 'git-root',
    judgesLinksByTarget: true,
  }),
} as const;
const described = {
  part: 'description',
  frontBreaksOn: ['mark'],
  onlyIf: [
    { key: 'name', isSet: true },
    { key: 'description', isSet: true },
  ],
} as const;

export const geminiFiles: readonly FileRule[] = [
  from(geminiFirst, [`~/.gemini/${setName}`], instructions),
  up('up-to-root', geminiFirst, [setName], instructions),
  from(geminiFirst, [`${setName}/GEMINI.md`], { names: { files: settings, key: ['context', 'includeDirectories'] } }),
  ...allFiles(
    geminiFirst,
    ['.agents', '.gemini', '~/.agents', '~/.gemini'].map(folder => `${folder}/skills/*/SKILL.md`),
    described,
  ),
  from(geminiFirst, ['~/.gemini/agents/*.md'], described),
  // Those of a project wait for a person who allows them.
  from(geminiFirst, ['.gemini/agents/*.md'], { ...described, inclusion: 'possible' }),
  ...allFiles(geminiFirst, ['~/.gemini/extensions/*/GEMINI.md']),
  ...allFiles(
    geminiFirst,
    ['~/.gemini/extensions/*/skills/*/SKILL.md', '~/.gemini/extensions/*/agents/*.md'],
    described,
  ),
  ...declared('servers', 'mcpServers', geminiFirst, ...settings, '~/.gemini/extensions/*/gemini-extension.json'),
  ...declared('hooks', 'hooks', geminiFirst, ...settings),
];

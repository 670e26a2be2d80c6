import { type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { geminiFirst } from './context.ts';

const settings = ['.gemini/settings.json', '~/.gemini/settings.json'];

const instructions = {
  names: { files: settings, key: ['context', 'fileName'], always: ['GEMINI.md'] },
  imports: imports({
    depth: 5,
    after: 'space',
    skips: ['backtick-pairs'],
    starts: /^[./A-Za-z]/,
    within: 'git-root',
    judgesLinksByTarget: true,
  }),
} as const;
const described = {
  part: 'description',
  frontBreaksOn: ['mark', 'blanks'],
  onlyIf: [
    { key: 'name', isSet: true },
    { key: 'description', isSet: true },
  ],
} as const;
const skill = {
  ...described,
  offBy: [{ files: settings, key: ['skills', 'disabled'], form: 'names' }],
  oneOfName: { of: 'skills', by: 'name', wins: 'last' },
} as const;
const agent = {
  ...described,
  offBy: [{ files: settings, key: ['agents', 'overrides'], form: { entry: ['enabled'], values: [false] } }],
} as const;

export const geminiFiles: readonly FileRule[] = [
  from(geminiFirst, [`~/.gemini/${setName}`], instructions),
  up('up-to-root', geminiFirst, [setName], instructions),
  from(geminiFirst, [`${setName}/GEMINI.md`], { names: { files: settings, key: ['context', 'includeDirectories'] } }),
  ...allFiles(geminiFirst, ['~/.gemini/extensions/*/skills/*/SKILL.md'], skill),
  ...allFiles(
    geminiFirst,
    ['~/.gemini', '~/.agents', '.gemini', '.agents'].flatMap(folder => [
      `${folder}/skills/SKILL.md`,
      `${folder}/skills/*/SKILL.md`,
    ]),
    skill,
  ),
  from(geminiFirst, ['~/.gemini/agents/*.md'], agent),
  // Those of a project wait for a person who allows them.
  from(geminiFirst, ['.gemini/agents/*.md'], { ...agent, inclusion: 'possible' }),
  ...allFiles(geminiFirst, ['~/.gemini/extensions/*/GEMINI.md']),
  ...allFiles(geminiFirst, ['~/.gemini/extensions/*/agents/*.md'], agent),
  ...declared('servers', 'mcpServers', geminiFirst, ...settings, '~/.gemini/extensions/*/gemini-extension.json'),
  ...declared('hooks', 'hooks', geminiFirst, ...settings),
];

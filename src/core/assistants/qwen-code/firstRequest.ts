import { type FileRule, setName, slugOfRoot } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { qwenFirst } from './context.ts';

const settings = ['.qwen/settings.json', '~/.qwen/settings.json'];

const instructions = {
  names: { files: settings, key: ['context', 'fileName'], default: ['QWEN.md', 'AGENTS.md'] },
  imports: imports({
    depth: 5,
    after: 'space',
    skips: ['code-outside-lists'],
    starts: /^[./A-Za-z]/,
    within: 'git-root',
  }),
  alsoFrom: {
    files: settings,
    key: ['context', 'includeDirectories'],
    ifTrue: ['context', 'loadFromIncludeDirectories'],
  },
} as const;
/** `paths:` names files that a rule or skill waits for. */
const waits = [{ key: 'paths', all: [] }] as const;
const rules = { laterIf: waits, ignoresLinks: true } as const;
const enablement = { files: ['~/.qwen/extensions/extension-enablement.json'], key: [], form: 'overrides' } as const;
const oneOfName = { of: 'skills', by: 'name', wins: 'first' } as const;
const skillName = /^[\p{L}\p{N}_:.-]+$/u;
const skill = {
  part: 'description',
  neverIf: [
    { key: 'disable-model-invocation', is: [true, 'true'] },
    { key: 'name', lacks: skillName },
  ],
  frontBreaksOn: ['blanks'],
  offBy: [{ files: settings, key: ['skills', 'disabled'], form: 'names' }],
  oneOfName,
  onlyIf: [
    { key: 'name', isSet: true },
    { key: 'description', isSet: true },
  ],
  laterIf: waits,
  dots: 'all',
} as const;

/** Also read in the program: `validateConfig` of its subagents. */
const agent = {
  part: 'description',
  onlyIf: [
    { key: 'name', isSet: true },
    { key: 'description', isSet: true },
  ],
  neverIf: [{ key: 'name', lacks: /^(?![-_])[\p{L}\p{N}_-]{2,50}(?<![-_])$/u }],
  leastBody: 10,
  dots: 'all',
  frontBreaksOn: ['blanks'],
  oneOfName: { of: 'agents', by: 'name', wins: 'first' },
} as const;
const folders = ['.qwen', '~/.qwen', '~/.qwen/extensions/*'];

const command = {
  part: 'description',
  dots: 'all',
  leastBody: 1,
  oneOfName: { ...oneOfName, by: 'file' },
} as const;
const linked = {
  files: ['~/.qwen/extensions/*/.qwen-extension-install.json'],
  key: ['source'],
  isMerged: true,
} as const;

/** Returns rules for commands. Commands in TOML have no description but their own. */
function commandsIn(folder: string, rule: Partial<FileRule>): readonly FileRule[] {
  const onlyIf = ['description', 'prompt'].map(key => ({ key, isText: true }) as const);
  return [
    from(qwenFirst, [`${folder}/commands/**/*.md`], rule),
    from(qwenFirst, [`${folder}/commands/**/*.toml`], { ...rule, onlyIf }),
  ];
}

export const qwenFiles: readonly FileRule[] = [
  // The complete main prompt, if a dotenv file names one.
  from(qwenFirst, [setName], {
    names: {
      files: ['.qwen/.env', '~/.qwen/.env', '~/.env'],
      key: ['QWEN_SYSTEM_MD'],
      skips: /^(?:[01]|true|false)$/i,
    },
    inclusion: 'possible',
  }),
  from(qwenFirst, [`~/.qwen/${setName}`], instructions),
  up('up-past-root', qwenFirst, [setName], instructions),
  up('root-of-repository', qwenFirst, ['.qwen/QWEN.local.md'], { imports: instructions.imports }),
  from(qwenFirst, ['~/.qwen/rules/**/*.md'], rules),
  up('root', qwenFirst, ['.qwen/rules/**/*.md'], rules),
  ...allFiles(qwenFirst, ['~/.qwen/memories/MEMORY.md', `~/.qwen/projects/${slugOfRoot}/memory/MEMORY.md`], {
    unlessSet: [{ files: settings, key: ['memory', 'enableManagedAutoMemory'], is: [false] }],
    lines: 200,
  }),
  ...allFiles(
    qwenFirst,
    ['.qwen', '.agents', '~/.qwen', '~/.agents'].map(folder => `${folder}/skills/*/SKILL.md`),
    skill,
  ),
  ...allFiles(
    qwenFirst,
    folders.map(folder => `${folder}/agents/*.md`),
    agent,
  ),
  ...['.qwen', '~/.qwen'].flatMap(folder => commandsIn(folder, command)),
  // If the manifest names other folders for commands, these do not count.
  ...commandsIn('~/.qwen/extensions/*', {
    ...command,
    offBy: [enablement],
    offBeside: { file: '../qwen-extension.json', key: ['commands'], isSet: true },
  }),
  // An extension that is only a link to another folder.
  ...allFiles(
    qwenFirst,
    ['skills/*/SKILL.md', 'agents/*.md', 'commands/**/*.md', 'commands/**/*.toml'].map(each => `${setName}/${each}`),
    { part: 'description', names: linked, inclusion: 'possible' },
  ),
  from(qwenFirst, [`${setName}/QWEN.md`], { names: linked, inclusion: 'possible' }),
  from(qwenFirst, [`${setName}/qwen-extension.json`], {
    part: 'servers',
    key: ['mcpServers'],
    names: linked,
    inclusion: 'possible',
  }),
  from(qwenFirst, [`${setName}/hooks/hooks.json`], {
    part: 'hooks',
    key: ['hooks'],
    names: linked,
    inclusion: 'possible',
  }),
  from(qwenFirst, ['~/.qwen/extensions/*/QWEN.md'], {
    offBy: [enablement],
    offBeside: { file: 'qwen-extension.json', key: ['contextFileName'], isSet: true },
  }),
  from(qwenFirst, [`~/.qwen/extensions/*/${setName}`], {
    offBy: [enablement],
    names: { files: ['~/.qwen/extensions/*/qwen-extension.json'], key: ['contextFileName'], isMerged: true },
  }),
  // Their names also contain the name of their extension.
  from(qwenFirst, ['~/.qwen/extensions/*/skills/*/SKILL.md'], {
    ...skill,
    offBy: [...skill.offBy, enablement],
    oneOfName: { of: 'extensions', by: 'file', wins: 'any' },
  }),
  ...declared(
    'servers',
    'mcpServers',
    qwenFirst,
    ...['.mcp.json', ...settings, '~/.qwen/extensions/*/qwen-extension.json'],
  ),
  ...declared('hooks', 'hooks', qwenFirst, ...settings, '~/.qwen/extensions/*/hooks/hooks.json'),
];

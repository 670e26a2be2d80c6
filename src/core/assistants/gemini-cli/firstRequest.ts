import { type FactSwitch, type FileRule, setName, startFolder } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, imports, up } from '../../context/agent/files/rules.ts';
import { geminiFirst } from './context.ts';

/** A project's settings take effect once its folder is trusted. */
const ofProject = ['.gemini/settings.json'];
const ofUser = ['~/.gemini/settings.json'];
const enablement = { files: ['~/.gemini/extensions/extension-enablement.json'], key: [], form: 'overrides' } as const;
const linked = {
  files: ['~/.gemini/extensions/*/.gemini-extension-install.json'],
  key: ['source'],
  isMerged: true,
} as const;
const manifests = ['~/.gemini/extensions/*/gemini-extension.json'];

const instructions = {
  names: { files: ofUser, key: ['context', 'fileName'], always: ['GEMINI.md'] },
  imports: imports({
    depth: 5,
    after: 'space',
    skips: ['backtick-pairs'],
    starts: /^[./A-Za-z]/,
    within: 'git-root',
    judgesLinksByTarget: true,
  }),
} as const;
/** Folders added by a setting are searched upwards like the start folder. */
const roots = {
  alsoFrom: { files: ofUser, key: ['context', 'includeDirectories'] },
  rootMarkers: { files: ofUser, key: ['context', 'memoryBoundaryMarkers'] },
} as const;
const described = {
  part: 'description',
  frontBreaksOn: ['mark', 'blanks-at-start'],
  onlyIf: [
    { key: 'name', isSet: true },
    { key: 'description', isSet: true },
  ],
} as const;
const skill = {
  ...described,
  unlessSet: [{ files: ofUser, key: ['skills', 'enabled'], is: [false] }],
  offBy: [{ files: ofUser, key: ['skills', 'disabled'], form: 'names' }, enablement],
  oneOfName: { of: 'skills', by: 'name', wins: 'last' },
} as const;
/** Also read in the program: the schema of agents allows no other key, and a file that violates it is skipped. */
const agent = {
  ...described,
  neverIf: [
    {
      keysBeside: [
        ...['kind', 'name', 'description', 'display_name', 'tools', 'mcp_servers', 'model', 'temperature'],
        ...['max_turns', 'timeout_mins'],
      ],
    },
    { key: 'name', lacks: /^[a-z0-9_-]+$/ },
    { key: 'name', isNo: 'string' },
    { key: 'description', isNo: 'string' },
    { key: 'kind', isOtherThan: 'local' },
  ],
  // Whether the named tools exist is not checked here.
  doubtfulIf: [{ key: 'tools', isSet: true }],
  dropsFront: ['colon', 'yaml', 'double'],
  named: /^[^_]/,
  dots: 'all',
  ignoresLinks: 'files',
  unlessSet: [{ files: ofUser, key: ['experimental', 'enableAgents'], is: [false] }],
  offBy: [{ files: ofUser, key: ['agents', 'overrides'], form: { entry: ['enabled'], values: [false] } }, enablement],
} as const;

export const geminiFiles: readonly FileRule[] = [
  from(geminiFirst, [`~/.gemini/${setName}`], instructions),
  up('up-to-root', geminiFirst, [setName], { ...instructions, ...roots }),
  up('up-to-root', geminiFirst, [setName], {
    ...instructions,
    ...roots,
    names: { files: ofProject, key: ['context', 'fileName'] },
    inclusion: 'possible',
  }),
  // The memory of the project, in a folder named by a list of projects.
  from(geminiFirst, [`~/.gemini/tmp/${setName}/memory/MEMORY.md`, `~/.gemini/tmp/${setName}/memory/GEMINI.md`], {
    names: { files: ['~/.gemini/projects.json'], key: ['projects', startFolder] },
  }),
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
  // A project's agents need the user's approval.
  from(geminiFirst, ['.gemini/agents/*.md'], { ...agent, inclusion: 'possible' }),
  from(geminiFirst, ['~/.gemini/extensions/*/GEMINI.md'], {
    offBy: [enablement],
    offBeside: { file: 'gemini-extension.json', key: ['contextFileName'], isSet: true },
  }),
  from(geminiFirst, [`~/.gemini/extensions/*/${setName}`], {
    offBy: [enablement],
    names: { files: manifests, key: ['contextFileName'], isMerged: true },
  }),
  ...allFiles(geminiFirst, ['~/.gemini/extensions/*/agents/*.md'], agent),
  // An extension that is only a link to another folder.
  ...allFiles(geminiFirst, [`${setName}/skills/*/SKILL.md`, `${setName}/agents/*.md`], {
    ...described,
    names: linked,
    inclusion: 'possible',
  }),
  from(geminiFirst, [`${setName}/GEMINI.md`], { names: linked, inclusion: 'possible' }),
  from(geminiFirst, [`${setName}/gemini-extension.json`], {
    part: 'servers',
    key: ['mcpServers'],
    names: linked,
    inclusion: 'possible',
  }),
  ...declared('servers', 'mcpServers', geminiFirst, ...ofProject, ...ofUser, ...manifests),
  ...declared('hooks', 'hooks', geminiFirst, ...ofProject, ...ofUser, '~/.gemini/extensions/*/hooks/hooks.json'),
];

export const geminiFactSwitches: readonly FactSwitch[] = [
  { files: ofUser, key: ['context', 'includeDirectoryTree'], is: [false], facts: ['listing'], leaves: 'nothing' },
];

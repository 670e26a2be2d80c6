import { eachEntry, type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, from, up } from '../../context/agent/files/rules.ts';
import { piFirst } from './context.ts';

const skill = {
  part: 'description',
  neverIf: [{ key: 'disable-model-invocation', is: true }],
  onlyIf: [{ key: 'description', isText: true }],
  dots: 'none',
  stopsAtFound: true,
  offBy: [{ files: ['~/.pi/agent/settings.json'], key: ['skills'], form: 'minus' }],
  oneOfName: { of: 'skills', by: 'name', wins: 'first' },
  skipsFolders: ['node_modules'],
  dropsFront: ['colon', 'yaml', 'double'],
} as const;

/** A project's files take effect once its folder is trusted: docs/security.md of the package, 1.6.0. Before 0.79.0, nothing asked. */
const ofProject = { inclusion: 'possible' } as const;

/** Since 0.84.0, it replaces the other files in its folder; before, nothing reads it. */
const override = 'AGENTS.override.md';
const instructions = ['AGENTS.md', 'AGENTS.MD', 'CLAUDE.md', 'CLAUDE.MD'];

/** A list entry that selects among other entries. */
const pattern = /^[!+-]|[*?]/;

function skillsIn(folder: string): readonly string[] {
  return [`${folder}/**/SKILL.md`, `${folder}/*.md`];
}

function packagesOf(key: readonly string[]): readonly FileRule[] {
  const files = ['.pi/settings.json', '~/.pi/agent/settings.json'];
  const names = { files, key, skips: /^(?:npm:|git:|https?:)/, fromFile: 0, isMerged: true } as const;
  return [
    ...allFiles(piFirst, [`${setName}/**/SKILL.md`, `${setName}/skills/*.md`], {
      ...skill,
      ...ofProject,
      offBy: [],
      names,
    }),
    ...allFiles(piFirst, [`${setName}/extensions/*`, `${setName}/extensions/*/index.*`], {
      part: 'tools',
      ...ofProject,
      names,
    }),
  ];
}

export const piFiles: readonly FileRule[] = [
  ...['SYSTEM.md', 'APPEND_SYSTEM.md'].flatMap(name => [
    from(piFirst, [`~/.pi/agent/${name}`], { unlessAny: [`.pi/${name}`] }),
    ...allFiles(piFirst, [`.pi/${name}`, `~/.pi/agent/${name}`], ofProject),
  ]),
  from(piFirst, [`~/.pi/agent/${override}`], { inclusion: 'possible' }),
  from(
    piFirst,
    instructions.map(name => `~/.pi/agent/${name}`),
    { doubtfulBeside: override },
  ),
  up('up-to-top', piFirst, [override], { inclusion: 'possible' }),
  // Also read in the program: `findShadowedContextFile`.
  up('up-to-top', piFirst, instructions, { doubtfulBeside: override, passesMain: 'same-name' }),
  ...allFiles(piFirst, ['~/.pi/agent/skills/**/SKILL.md', '~/.pi/agent/skills/*.md'], skill),
  ...allFiles(piFirst, ['.pi/skills/**/SKILL.md', '.pi/skills/*.md'], { ...skill, ...ofProject }),
  ...allFiles(piFirst, [`${setName}/**/SKILL.md`, `${setName}/*.md`], {
    ...skill,
    names: { files: ['~/.pi/agent/settings.json'], key: ['skills'], skips: pattern, fromFile: 0 },
  }),
  ...allFiles(piFirst, skillsIn(setName), {
    ...skill,
    ...ofProject,
    names: { files: ['.pi/settings.json'], key: ['skills'], skips: pattern, fromFile: 0 },
  }),
  // A package may name other folders in its manifest, and settings may select among its contents.
  ...[['packages'], ['packages', eachEntry, 'source']].flatMap(key => packagesOf(key)),
  ...allFiles(piFirst, ['~/.agents/skills/**/SKILL.md', '~/.agents/skills/**/skill.md'], skill),
  up('up-to-root-or-top', piFirst, ['.agents/skills/**/SKILL.md'], { ...skill, ...ofProject }),
  ...allFiles(piFirst, ['~/.pi/agent/extensions/*', '~/.pi/agent/extensions/*/index.*', '.pi/extensions/*'], {
    part: 'tools',
    ...ofProject,
  }),
  from(piFirst, [setName], {
    part: 'tools',
    ...ofProject,
    names: { files: ['~/.pi/agent/settings.json'], key: ['extensions'] },
  }),
];

import { eachEntry, type FactSwitch, type FileRule, setName } from '../../context/agent/files/fileRule.ts';
import { allFiles, declared, from, up } from '../../context/agent/files/rules.ts';
import { codexFirst } from './context.ts';

const config = ['.codex/config.toml', '~/.codex/config.toml'];
const rootMarkers = { files: ['~/.codex/config.toml'], key: ['project_root_markers'] } as const;
const described = {
  part: 'description',
  onlyIf: [{ key: 'description', isText: true }],
  neverIf: [{ key: 'name', isLongerThan: 64 }],
  needsUtf8: true,
  dots: 'none',
  frontBreaksOn: ['mark'],
  dropsFront: ['double'],
  offBy: [{ files: ['~/.codex/config.toml'], key: ['skills', 'config'], form: 'paths' }],
  offBeside: { file: 'agents/openai.yaml', key: ['policy', 'allow_implicit_invocation'] },
  unlessSet: [{ files: config, key: ['skills', 'include_instructions'], is: [false] }],
  ignoresLinks: 'files',
  rootMarkers,
} as const;

const role = {
  part: 'description',
  onlyIf: ['name', 'description', 'developer_instructions'].map(key => ({ key, isText: true })),
} as const;

export const codexFiles: readonly FileRule[] = [
  from(codexFirst, ['~/.codex/AGENTS.override.md', '~/.codex/AGENTS.md'], { passesEmpty: true }),
  up('up-to-root', codexFirst, ['AGENTS.override.md', 'AGENTS.md', setName], {
    names: { files: config, key: ['project_doc_fallback_filenames'], isPreference: true },
    rootMarkers,
    limit: { bytes: 32_768, setting: { files: config, key: ['project_doc_max_bytes'] } },
  }),
  ...allFiles(codexFirst, ['~/.agents/skills/**/SKILL.md', '~/.codex/skills/**/SKILL.md'], described),
  ...allFiles(codexFirst, ['.agents/skills/**/SKILL.md', '.codex/skills/**/SKILL.md'], described, 'up-to-root'),
  from(codexFirst, ['~/.codex/agents/**/*.toml'], role),
  // A repository's files count once it is trusted.
  up('up-to-root', codexFirst, ['.codex/agents/**/*.toml'], { ...role, inclusion: 'possible' }),
  // For a role that the configuration describes, the file named there comes first.
  from(codexFirst, [setName], {
    part: 'description',
    names: { files: config, key: ['agents', eachEntry, 'config_file'], isMerged: true, fromFile: 0 },
    inclusion: 'possible',
  }),
  ...declared('agents', 'agents', codexFirst, '~/.codex/config.toml'),
  from(codexFirst, [setName], { names: { files: config, key: ['model_instructions_file'] } }),
  from(codexFirst, ['~/.codex/memories/memory_summary.md'], {
    onlyIfSet: { files: config, key: ['features', 'memories'], is: [true] },
    unlessSet: [{ files: config, key: ['memories', 'use_memories'], is: [false] }],
  }),
  from(codexFirst, ['~/.codex/plugins/cache/*/*/*/skills/**/SKILL.md'], { ...described, inclusion: 'possible' }),
  ...declared('servers', 'mcpServers', codexFirst, '~/.codex/plugins/cache/*/*/*/.mcp.json'),
  from(codexFirst, ['~/.codex/config.toml'], { part: 'setting', key: ['developer_instructions'] }),
  ...declared('servers', 'mcp_servers', codexFirst, '~/.codex/config.toml'),
  // A repository's files count once it is trusted.
  up('up-to-root', codexFirst, ['.codex/config.toml'], {
    part: 'servers',
    key: ['mcp_servers'],
    inclusion: 'possible',
  }),
  ...declared('hooks', 'hooks', codexFirst, '.codex/hooks.json', '~/.codex/hooks.json', ...config),
];

export const codexFactSwitches: readonly FactSwitch[] = [
  {
    files: config,
    key: ['include_environment_context'],
    is: [false],
    facts: ['date', 'timeZone', 'shell'],
    leaves: 'possible',
  },
];

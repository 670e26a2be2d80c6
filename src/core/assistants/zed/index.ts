import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { byPrograms, features, gitignoreOfSearch, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'zed-industries/zed assets/settings/default.json@000d3a83', date: '2026-11-20' };

const readFileTool: Source = {
  ref: 'zed-industries/zed crates/agent/src/tools/read_file_tool.rs@015419a2',
  date: '2026-11-20',
};

export const zed: Assistant = {
  id: 'zed',
  name: 'Zed',
  features: features('exact', source, { 'next-edit': 'open-documents', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('private_files', 'exact', readFileTool, {
      covers: ['agent'],
      kind: 'setting',
      syntax: 'glob',
      lookup: 'config',
      files: ['./.zed/settings.json', '~/.config/zed/settings.json', '~/AppData/Roaming/Zed/settings.json'],
      keyPath: ['private_files'],
      builtIn: ['.env*', '*.pem', '*.key', '*.cert', '*.crt', 'secrets.yml'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.externalAgents')],
    }),
    ignoreFile('file_scan_exclusions', 'exact', readFileTool, {
      covers: ['agent'],
      kind: 'setting',
      syntax: 'glob',
      lookup: 'config',
      files: ['./.zed/settings.json', '~/.config/zed/settings.json', '~/AppData/Roaming/Zed/settings.json'],
      keyPath: ['file_scan_exclusions'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.externalAgents')],
    }),
    ignoreFile('edit_predictions.disabled_globs', 'exact', source, {
      covers: ['next-edit'],
      kind: 'setting',
      syntax: 'glob',
      lookup: 'config',
      files: ['./.zed/settings.json', '~/.config/zed/settings.json', '~/AppData/Roaming/Zed/settings.json'],
      keyPath: ['edit_predictions', 'disabled_globs'],
      gaps: [message('ignore.gap.definitions')],
    }),
    gitignoreOfSearch('exact', source),
  ],
  detection: byPrograms(['zed'], ['~/.config/zed', '~/AppData/Roaming/Zed']),
};

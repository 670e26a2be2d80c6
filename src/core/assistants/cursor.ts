import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { accountChoice, features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = {
  ref: 'cursor.com/docs, reference/ignore-file and enterprise/network-configuration',
  date: '2026-11-20',
};
const source2: Source = { ref: 'Cursor is built on VS Code and keeps its settings', date: '2026-11-20' };

const inJson = settingsIn({
  kind: 'json-file',
  files: [
    '~/.config/Cursor/User/settings.json',
    '~/Library/Application Support/Cursor/User/settings.json',
    '~/AppData/Roaming/Cursor/User/settings.json',
  ],
  fidelity: 'documented',
  source: source2,
});

export const cursor: Assistant = {
  id: 'cursor',
  name: 'Cursor',
  features: features('documented', source, {
    completion: 'workspace',
    'next-edit': 'workspace',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.cursorignore', 'documented', source, {
      covers: ['completion', 'next-edit', 'chat', 'agent', 'index'],
      gaps: [message('ignore.gap.shell'), message('ignore.gap.mcp'), message('ignore.gap.noGuarantee')],
    }),
    ignoreFile('.cursorindexingignore', 'documented', source, {
      covers: ['index'],
      gaps: [message('ignore.gap.onlyIndex')],
    }),
    ignoreFile('.gitignore', 'documented', source, {
      covers: ['index'],
      lookup: 'git',
      gaps: [message('ignore.gap.onlyIndex')],
    }),
  ],
  settings: [
    inJson('telemetry.telemetryLevel', {
      default: 'all',
      hardened: 'off',
      keyPath: ['telemetry.telemetryLevel'],
      trafficClass: 'telemetry',
      effect: message('setting.cursor.telemetryTelemetryLevel'),
    }),
    inJson('workbench.enableExperiments', {
      default: true,
      hardened: false,
      keyPath: ['workbench.enableExperiments'],
      trafficClass: 'experiments',
      effect: message('setting.cursor.workbenchEnableExperiments'),
    }),
    inJson('update.mode', {
      default: 'default',
      hardened: 'manual',
      keyPath: ['update.mode'],
      level: 'strict',
      accepts: ['none'],
      trafficClass: 'update',
      effect: message('setting.cursor.updateMode'),
      cost: message('setting.cursor.updateMode.cost'),
    }),
    accountChoice('Privacy Mode', 'sharing', message('setting.cursor.privacyMode'), source),
    accountChoice('Codebase Indexing', 'index', message('setting.cursor.codebaseIndexing'), source),
  ],
  hosts: hosts(source, {
    model: ['!*.cursor.sh', '!api2.cursor.sh', '!api3.cursor.sh', '!api4.cursor.sh'],
    auth: ['!authenticate.cursor.sh', '!authenticator.cursor.sh'],
    update: ['!*.cursor-cdn.com'],
    registry: ['!*.cursorapi.com', '!marketplace.cursorapi.com'],
  }),
  detection: {
    extensionIds: [],
    commands: ['cursor', 'cursor-agent'],
    paths: ['~/.cursor', '~/.config/Cursor', '~/Library/Application Support/Cursor', '~/AppData/Roaming/Cursor'],
  },
};

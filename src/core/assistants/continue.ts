import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'continuedev/continue@d0a3c0b6', date: '2026-11-20' };
const measured: Source = {
  ref: 'Measured with the real command line tool 1.5.47 on a loopback network',
  date: '2026-11-20',
};

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source, scope: 'window' });
const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const continueDev: Assistant = {
  id: 'continue',
  name: 'Continue',
  features: features('exact', source, {
    completion: 'open-documents',
    'next-edit': 'open-documents',
    chat: 'named-files',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.continueignore', 'exact', source, {
      covers: ['completion', 'next-edit', 'index'],
      lookup: 'nested',
      files: ['~/.continue/.continueignore'],
      matchCase: false,
      reincludes: ['.gitignore'],
      gaps: [
        message('ignore.gap.readTool'),
        message('ignore.gap.mention'),
        message('ignore.gap.recentlyVisited'),
        message('ignore.gap.shell'),
      ],
    }),
    ignoreFile('built-in list', 'measured', measured, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['.env', '*.key'],
      gaps: [message('ignore.gap.search'), message('ignore.gap.shell')],
    }),
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['index'],
      lookup: 'nested',
      matchCase: false,
      gaps: [message('ignore.gap.readTool'), message('ignore.gap.mention'), message('ignore.gap.shell')],
    }),
  ],
  settings: [
    inEditor('continue.telemetryEnabled', {
      default: true,
      hardened: false,
      trafficClass: 'telemetry',
      effect: message('setting.continue.continueTelemetryEnabled'),
    }),
    inEditor('continue.enableTabAutocomplete', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'model',
      effect: message('setting.continue.continueEnableTabAutocomplete'),
      cost: message('setting.continue.continueEnableTabAutocomplete.cost'),
    }),
    inEditor('continue.enableNextEdit', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'model',
      effect: message('setting.continue.continueEnableNextEdit'),
      cost: message('setting.continue.continueEnableNextEdit.cost'),
    }),
    inEditor('continue.pauseCodebaseIndexOnStart', {
      default: false,
      hardened: true,
      trafficClass: 'index',
      effect: message('setting.continue.continuePauseCodebaseIndexOnStart'),
      cost: message('setting.continue.continuePauseCodebaseIndexOnStart.cost'),
    }),
    inEnvironment('CONTINUE_METRICS_ENABLED', {
      hardened: '0',
      level: 'strict',
      trafficClass: 'telemetry',
      effect: message('setting.continue.continueMetricsEnabled'),
    }),
  ],
  hosts: hosts(source, { auth: ['api.continue.dev'] }),
  detection: { extensionIds: ['continue.continue'], commands: ['cn'], paths: ['~/.continue'] },
};

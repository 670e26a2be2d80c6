import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'TabbyML/tabby@21b29048', date: '2026-11-20' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });
const inToml = settingsIn({
  kind: 'toml-file',
  files: ['~/.tabby-client/agent/config.toml'],
  fidelity: 'exact',
  source,
});
const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const tabby: Assistant = {
  id: 'tabby',
  name: 'Tabby',
  features: features('exact', source, { completion: 'open-documents', chat: 'named-files' }),
  mechanisms: [
    ignoreFile('.gitignore', 'exact', source, {
      covers: [],
      lookup: 'git',
      gaps: [message('ignore.gap.completionContext'), message('ignore.gap.mention')],
    }),
  ],
  settings: [
    inEditor('tabby.config.telemetry', {
      default: false,
      hardened: true,
      hosts: ['app.tabbyml.com'],
      trafficClass: 'telemetry',
      effect: message('setting.tabby.tabbyConfigTelemetry'),
    }),
    inToml('anonymousUsageTracking.disable', {
      default: false,
      hardened: true,
      hosts: ['app.tabbyml.com'],
      trafficClass: 'telemetry',
      effect: message('setting.tabby.anonymousUsageTrackingDisable'),
    }),
    inEnvironment('TABBY_DISABLE_USAGE_COLLECTION', {
      hardened: '1',
      hosts: ['app.tabbyml.com'],
      trafficClass: 'telemetry',
      effect: message('setting.tabby.tabbyDisableUsageCollection'),
    }),
  ],
  hosts: hosts(source, { telemetry: ['app.tabbyml.com'] }),
  detection: { extensionIds: ['tabbyml.vscode-tabby'], commands: ['tabby'], paths: ['~/.tabby-client', '~/.tabby'] },
};

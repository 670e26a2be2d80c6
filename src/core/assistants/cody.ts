import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'sourcegraph/cody@dced3c1d (2025-07)', date: '2026-11-20' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const cody: Assistant = {
  id: 'cody',
  name: 'Sourcegraph Cody',
  features: features('exact', source, { completion: 'open-documents', chat: 'workspace' }),
  mechanisms: [
    ignoreFile('Cody Context Filters', 'exact', source, {
      covers: ['completion', 'chat'],
      kind: 'content-exclusion',
      syntax: 'regex',
      lookup: 'config',
      onlyIf: message('ignore.onlyIf.codyFilters'),
      gaps: [message('ignore.gap.serverSide')],
    }),
  ],
  settings: [
    inEditor('cody.telemetry.level', {
      default: 'all',
      hardened: 'off',
      hosts: ['sourcegraph.com'],
      trafficClass: 'telemetry',
      effect: message('setting.cody.codyTelemetryLevel'),
    }),
    inEditor('cody.experimental.telemetry.enabled', {
      default: true,
      hardened: false,
      trafficClass: 'telemetry',
      effect: message('setting.cody.codyExperimentalTelemetryEnabled'),
    }),
    inEditor('cody.experimental.symf.enabled', {
      default: true,
      hardened: false,
      level: 'strict',
      hosts: ['github.com'],
      trafficClass: 'registry',
      effect: message('setting.cody.codyExperimentalSymfEnabled'),
      cost: message('setting.cody.codyExperimentalSymfEnabled.cost'),
    }),
  ],
  hosts: hosts(source, { model: ['sourcegraph.com'], registry: ['github.com'] }),
  detection: { extensionIds: ['sourcegraph.cody-ai'], commands: ['cody'], paths: [] },
};

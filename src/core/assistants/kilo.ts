import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = {
  ref: 'Kilo-Org/kilocode packages/kilo-vscode and kilo-telemetry (version 7)',
  date: '2026-11-20',
};
const source2: Source = { ref: 'Measured with the real tool on a loopback network (7.7.9)', date: '2026-11-20' };

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });
const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const kilo: Assistant = {
  id: 'kilo',
  name: 'Kilo Code',
  features: features('exact', source, { completion: 'open-documents', agent: 'workspace' }),
  mechanisms: [
    ignoreFile('.kilocodeignore', 'measured', source2, {
      covers: ['completion', 'agent'],
      files: ['~/.kilo/.kilocodeignore'],
      matchCase: false,
      gaps: [
        message('ignore.gap.search'),
        message('ignore.gap.shell'),
        message('ignore.gap.mcp'),
        message('ignore.gap.replacesGitignore'),
      ],
    }),
    ignoreFile('built-in list', 'measured', source2, {
      covers: ['agent'],
      kind: 'built-in-list',
      builtIn: ['*.env', '*.env.*', '!*.env.example'],
      replacedBy: '.kilocodeignore',
      gaps: [message('ignore.gap.asksFirst'), message('ignore.gap.shell')],
    }),
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['completion'],
      matchCase: false,
      replacedBy: '.kilocodeignore',
      gaps: [message('ignore.gap.rootOnly'), message('ignore.gap.readTool')],
    }),
  ],
  settings: [
    inEnvironment('KILO_TELEMETRY_LEVEL', {
      hardened: 'off',
      accepts: ['crash', 'error', 'none'],
      hosts: ['us.i.posthog.com'],
      trafficClass: 'telemetry',
      effect: message('setting.kilo.kiloTelemetryLevel'),
    }),
    inEditor('kilo-code.new.autocomplete.enableAutoTrigger', {
      default: true,
      hardened: false,
      level: 'strict',
      trafficClass: 'model',
      effect: message('setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger'),
      cost: message('setting.kilo.kiloCodeNewAutocompleteEnableAutoTrigger.cost'),
    }),
    inEditor('kilo-code.new.autocomplete.enableChatAutocomplete', {
      default: false,
      hardened: false,
      trafficClass: 'model',
      effect: message('setting.kilo.kiloCodeNewAutocompleteEnableChatAutocomplete'),
    }),
  ],
  hosts: hosts(source, { model: ['api.kilo.ai'], telemetry: ['us.i.posthog.com'] }),
  detection: {
    extensionIds: ['kilocode.kilo-code'],
    commands: ['kilo', 'kilocode'],
    paths: ['~/.config/kilo', '~/.kilo', '~/.kilocode'],
  },
};

import type { Source } from '../../fidelity.ts';
import { hosts } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = {
  ref: 'VS Code 1.139.1, its settings and their scopes; write access measured',
  date: '2026-11-20',
};

/** The editor itself: no AI of its own in this table, but telemetry, updates and the switches that govern every assistant in it. */
export const visualStudioCode: Assistant = {
  id: 'vscode',
  name: 'Visual Studio Code',
  features: [],
  mechanisms: [],
  hosts: hosts(source, {
    telemetry: [
      'mobile.events.data.microsoft.com',
      '*.events.data.microsoft.com',
      'dc.services.visualstudio.com',
      '*.in.applicationinsights.azure.com',
    ],
    experiments: ['default.exp-tas.com'],
    update: ['update.code.visualstudio.com'],
    registry: ['marketplace.visualstudio.com', '*.gallerycdn.vsassets.io'],
  }),
  detection: {
    extensionIds: [],
    commands: ['code', 'code-insiders', 'codium', 'code-server'],
    paths: [
      '~/.config/Code',
      '~/.config/Code - Insiders',
      '~/.config/VSCodium',
      '~/Library/Application Support/Code',
      '~/AppData/Roaming/Code',
      '~/.local/share/code-server',
    ],
  },
};

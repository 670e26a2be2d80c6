import { byPrograms } from '../build.ts';
import type { Assistant } from '../types.ts';

/** The editor itself: no AI of its own in this table, but telemetry, updates and the switches that govern every assistant in it. */
export const visualStudioCode: Assistant = {
  id: 'vscode',
  name: 'Visual Studio Code',
  shortName: 'VS Code',
  features: [],
  mechanisms: [],
  detection: byPrograms(
    ['code', 'code-insiders', 'codium', 'code-server'],
    [
      '~/.config/Code',
      '~/.config/Code - Insiders',
      '~/.config/VSCodium',
      '~/Library/Application Support/Code',
      '~/AppData/Roaming/Code',
      '~/.local/share/code-server',
    ],
  ),
};

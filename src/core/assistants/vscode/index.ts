import { byPrograms } from '../build.ts';
import type { Assistant } from '../types.ts';

/** The editor itself: this table lists no AI of its own, but telemetry, updates and the settings that govern all assistants in it. */
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

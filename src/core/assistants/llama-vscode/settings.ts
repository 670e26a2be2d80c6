import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'ggml-org/llama.vscode@3938fb35 (0.0.63)', date: '2026-11-20', version: '0.0.63' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const llamaVscodeSettings: readonly SettingSpec[] = [
  inEditor('llama-vscode.telegram_bot_enabled', {
    default: false,
    hardened: false,
    trafficClass: 'sharing',
    effect: message('setting.llamaVscode.llamaVscodeTelegramBotEnabled'),
  }),
];

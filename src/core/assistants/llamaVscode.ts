import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'ggml-org/llama.vscode@3938fb35 (0.0.63)', date: '2026-11-20' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source });

export const llamaVscode: Assistant = {
  id: 'llama-vscode',
  name: 'llama.vscode',
  features: features('exact', source, {
    completion: 'open-documents',
    chat: 'named-files',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [],
  settings: [
    inEditor('llama-vscode.telegram_bot_enabled', {
      default: false,
      hardened: false,
      trafficClass: 'sharing',
      effect: message('setting.llamaVscode.llamaVscodeTelegramBotEnabled'),
    }),
  ],
  hosts: hosts(source, { model: ['127.0.0.1'] }),
  detection: { extensionIds: ['ggml-org.llama-vscode'], commands: ['llama-server', 'llama-cli'], paths: [] },
};

import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'ollama/ollama@fb307609', date: '2026-11-20' };

const inJson = settingsIn({ kind: 'json-file', files: ['~/.ollama/server.json'], fidelity: 'exact', source });

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const ollamaSettings: readonly SettingSpec[] = [
  inJson('disable_ollama_cloud', {
    default: false,
    hardened: true,
    environment: 'OLLAMA_NO_CLOUD',
    environmentAccepts: ['1', 'true'],
    hosts: ['ollama.com'],
    trafficClass: 'model',
    effect: message('setting.ollama.disableOllamaCloud'),
    cost: message('setting.ollama.disableOllamaCloud.cost'),
  }),
  inEnvironment('OLLAMA_NOHISTORY', {
    hardened: '1',
    level: 'strict',
    trafficClass: 'sharing',
    effect: message('setting.ollama.ollamaNohistory'),
    cost: message('setting.ollama.ollamaNohistory.cost'),
  }),
  inEnvironment('OLLAMA_HOST', {
    default: '127.0.0.1:11434',
    hardened: '127.0.0.1:11434',
    accepts: ['127.0.0.1', 'localhost', 'localhost:11434', 'http://127.0.0.1:11434', 'http://localhost:11434'],
    trafficClass: 'model',
    effect: message('setting.ollama.ollamaHost'),
  }),
];

import type { Source } from '../../fidelity.ts';
import { features } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'ggml-org/llama.vscode@3938fb35 (0.0.63)', date: '2026-11-20', version: '0.0.63' };

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
  detection: { extensionIds: ['ggml-org.llama-vscode'], commands: ['llama-server', 'llama-cli'], paths: [] },
};

import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'ollama/ollama@fb307609');

export const llamaVscodeHosts: AssistantHosts = {
  hosts: [...hostFacts(source, 'llama-vscode', 'model', 'required', ['localhost', '127.0.0.1', '::1'])],
};

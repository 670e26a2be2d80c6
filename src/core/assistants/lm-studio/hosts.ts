import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'ollama/ollama@fb307609');
const docs = known('documented', 'lmstudio.ai/docs/app/offline');

export const lmStudioHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(source, 'lm-studio', 'model', 'required', ['localhost', '127.0.0.1', '::1']),
    ...hostFacts(docs, 'lm-studio', 'update', 'optional', ['*.lmstudio.ai']),
    ...hostFacts(docs, 'lm-studio', 'registry', 'optional', [['huggingface.co', message('host.note.modelFiles')]]),
  ],
};

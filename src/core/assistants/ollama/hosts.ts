import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'ollama/ollama@fb307609');

export const ollamaHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(source, 'ollama', 'model', 'required', ['localhost', '127.0.0.1', '::1']),
    ...hostFacts(source, 'ollama', 'model', 'optional', [['ollama.com', message('host.note.ollamaCloud')]]),
    ...hostFacts(source, 'ollama', 'update', 'optional', ['ollama.com']),
    ...hostFacts(source, 'ollama', 'registry', 'conditional', [['*.ollama.ai', message('host.note.modelFiles')]]),
  ],
};

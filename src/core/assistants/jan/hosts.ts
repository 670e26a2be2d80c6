import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const ollama = known('exact', 'ollama/ollama@fb307609');
const lmStudio = known('documented', 'lmstudio.ai/docs/app/offline');
const source = known('exact', 'menloresearch/jan@f572350c');

export const janHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(ollama, 'jan', 'model', 'required', ['localhost', '127.0.0.1', '::1']),
    ...hostFacts(lmStudio, 'jan', 'registry', 'optional', [['huggingface.co', message('host.note.modelFiles')]]),
    ...hostFacts(source, 'jan', 'update', 'optional', ['github.com']),
    ...hostFacts(source, 'jan', 'telemetry', 'optional', ['eu-assets.i.posthog.com']),
  ],
};

import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'TabbyML/tabby@21b29048');
const ollama = known('exact', 'ollama/ollama@fb307609');

export const tabbyHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(source, 'tabby', 'telemetry', 'optional', ['app.tabbyml.com']),
    ...hostFacts(ollama, 'tabby', 'model', 'required', ['localhost', '127.0.0.1', '::1']),
  ],
};

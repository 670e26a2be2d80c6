import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const docs = known('documented', 'jetbrains.com/help, AI Assistant and Junie (2026.2)');

export const jetbrainsAiHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(docs, 'jetbrains-ai', 'model', 'required', ['api.jetbrains.ai']),
    ...hostFacts(docs, 'jetbrains-ai', 'model', 'conditional', ['*.jetbrains.com']),
  ],
};

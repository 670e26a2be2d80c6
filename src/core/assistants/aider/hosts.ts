import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'Aider-AI/aider@5dc9490b');

export const aiderHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('aider', ['anthropic', 'openAi', 'google']),
    ...hostFacts(source, 'aider', 'model', 'conditional', ['openrouter.ai']),
    ...hostFacts(source, 'aider', 'registry', 'optional', ['openrouter.ai', 'raw.githubusercontent.com']),
    ...hostFacts(source, 'aider', 'telemetry', 'optional', [
      'us.i.posthog.com',
      ['api.mixpanel.com', message('host.note.oneSource')],
    ]),
  ],
};

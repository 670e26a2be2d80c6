import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'RooCodeInc/Roo-Code@cb836567 (3.52.1)', { version: '3.52.1' });

export const rooHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('roo', ['anthropic', 'openAi', 'google']),
    ...hostFacts(source, 'roo', 'model', 'conditional', ['api.roocode.com']),
    ...hostFacts(source, 'roo', 'sharing', 'optional', ['api.roocode.com']),
    ...hostFacts(source, 'roo', 'auth', 'conditional', ['app.roocode.com', 'clerk.roocode.com']),
    ...hostFacts(source, 'roo', 'telemetry', 'optional', ['ph.roocode.com']),
  ],
};

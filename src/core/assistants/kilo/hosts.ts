import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Kilo CLI 7.7.9 on a loopback network', { version: '7.7.9' });
const program = known('documented', 'Published build of Kilo CLI 7.7.9', { version: '7.7.9' });

export const kiloHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('kilo', ['anthropic', 'openAi', 'google']),
    ...hostFacts(measured, 'kilo', 'model', 'required', [['api.kilo.ai', message('host.note.kiloModels')]]),
    ...hostFacts(measured, 'kilo', 'registry', 'optional', ['models.dev']),
    ...hostFacts(program, 'kilo', 'sharing', 'optional', ['events.kiloapps.io']),
    ...hostFacts(measured, 'kilo', 'telemetry', 'optional', ['us.i.posthog.com']),
  ],
};

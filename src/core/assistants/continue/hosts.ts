import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Continue CLI 1.5.47 on a loopback network', { version: '1.5.47' });

export const continueDevHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('continue', ['anthropic', 'openAi', 'google']),
    ...hostFacts(measured, 'continue', 'auth', 'conditional', [
      ['api.continue.dev', message('host.note.continueMachineId')],
    ]),
  ],
};

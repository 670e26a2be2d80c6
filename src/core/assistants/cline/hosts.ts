import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'cline/cline@21cb8d25');
const measured = known('measured', 'Cline CLI 3.0.65 on a loopback network', { version: '3.0.65' });

export const clineHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('cline', ['anthropic', 'openAi', 'google']),
    ...hostFacts(source, 'cline', 'model', 'conditional', ['api.cline.bot']),
    ...hostFacts(source, 'cline', 'auth', 'conditional', ['app.cline.bot']),
    ...hostFacts(measured, 'cline', 'telemetry', 'optional', [
      ['data.cline.bot', message('host.note.clineFlags')],
      ['otel.cline.bot', message('host.note.clineTraces')],
    ]),
    ...hostFacts(measured, 'cline', 'registry', 'optional', ['models.dev']),
    ...hostFacts(source, 'cline', 'telemetry', 'optional', ['us.i.posthog.com']),
  ],
  paths: [{ tool: 'cline', host: 'data.cline.bot', pathPrefix: '/flags/', trafficClass: 'experiments', ...measured }],
};

import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'zed-industries/zed@000d3a83');
const reading = known('estimated', 'zed-industries/zed@000d3a83');

export const zedHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('zed', ['anthropic', 'openAi', 'google']),
    ...hostFacts(source, 'zed', 'model', 'conditional', ['cloud.zed.dev', 'api.zed.dev', 'zed.dev']),
    ...hostFacts(source, 'zed', 'telemetry', 'optional', ['cloud.zed.dev', 'api.zed.dev', 'zed.dev']),
  ],
  paths: [
    {
      tool: 'zed',
      host: 'cloud.zed.dev',
      pathPrefix: '/telemetry/',
      trafficClass: 'telemetry',
      silencedBy: 'telemetry.metrics',
      ...reading,
    },
  ],
};

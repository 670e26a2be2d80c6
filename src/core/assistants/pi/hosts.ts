import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'badlogic/pi-mono@83378aad');
const build = known('exact', 'Strings in the published build of OpenCode 1.18.33');
const measured = known('measured', 'Pi coding agent 0.73.1 on a loopback network', { version: '0.73.1' });
const docs = known('documented', 'Documentation in the published build of pi-coding-agent 1.5.2', { version: '1.5.2' });

export const piHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('pi', ['anthropic', 'openAi', 'google']),
    ...hostFacts(source, 'pi', 'model', 'conditional', ['opencode.ai']),
    ...hostFacts(build, 'pi', 'registry', 'optional', ['models.dev']),
    ...hostFacts(measured, 'pi', 'telemetry', 'optional', ['pi.dev']),
    ...hostFacts(measured, 'pi', 'update', 'optional', ['pi.dev', 'api.github.com']),
    ...hostFacts(source, 'pi', 'sharing', 'optional', ['pi.dev']),
    ...hostFacts(docs, 'pi', 'model', 'conditional', ['radius.pi.dev']),
  ],
};

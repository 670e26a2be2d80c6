import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import { providerHosts } from '../../egress/hosts/providers.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'OpenCode 1.18.33 on a loopback network', { version: '1.18.33' });
const build = known('exact', 'Strings in the published build of OpenCode 1.18.33', { version: '1.18.33' });

export const openCodeHosts: AssistantHosts = {
  hosts: [
    ...providerHosts('opencode', ['anthropic', 'openAi', 'google']),
    ...hostFacts(measured, 'opencode', 'model', 'conditional', [['opencode.ai', message('host.note.openCodeZen')]]),
    ...hostFacts(measured, 'opencode', 'registry', 'optional', ['models.opencode.ai', 'github.com']),
    ...hostFacts(measured, 'opencode', 'update', 'optional', ['api.github.com']),
    ...hostFacts(build, 'opencode', 'registry', 'optional', ['models.dev']),
    ...hostFacts(build, 'opencode', 'sharing', 'optional', ['opncd.ai', 'api.opencode.ai', 'mcp.exa.ai']),
  ],
};

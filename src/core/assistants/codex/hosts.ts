import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Codex CLI 0.169.0 on a loopback network', { version: '0.169.0' });
const binary = known('exact', 'Strings in the published binary of Codex 0.169.0', { version: '0.169.0' });
const code = known('exact', 'openai/codex, codex-rs analytics client');

export const codexHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(measured, 'codex', 'model', 'required', [['api.openai.com', message('host.note.openAiKey')]]),
    ...hostFacts(measured, 'codex', 'model', 'conditional', [['chatgpt.com', message('host.note.openAiLogin')]]),
    ...hostFacts(binary, 'codex', 'auth', 'conditional', ['auth.openai.com']),
    ...hostFacts(measured, 'codex', 'telemetry', 'optional', [['ab.chatgpt.com', message('host.note.codexMetrics')]]),
    ...hostFacts(binary, 'codex', 'sharing', 'optional', [
      ['o33249.ingest.us.sentry.io', message('host.note.codexFeedback')],
    ]),
    ...hostFacts(measured, 'codex', 'update', 'optional', ['api.github.com', 'raw.githubusercontent.com']),
    ...hostFacts(measured, 'codex', 'registry', 'optional', [['github.com', message('host.note.codexPlugins')]]),
    ...hostFacts(binary, 'codex', 'registry', 'optional', ['persistent.oaistatic.com']),
  ],
  paths: [
    {
      tool: 'codex',
      host: 'chatgpt.com',
      pathPrefix: '/backend-api/codex/analytics-events/',
      trafficClass: 'telemetry',
      silencedBy: 'analytics.enabled',
      ...code,
    },
  ],
};

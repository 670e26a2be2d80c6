import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Gemini CLI 0.61.0 on a loopback network', { version: '0.61.0' });
const source = known('exact', 'google-gemini/gemini-cli@5411f113');
const docs = known('documented', 'developers.google.com/gemini-code-assist/docs');

export const geminiCliHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(measured, 'gemini-cli', 'model', 'required', ['generativelanguage.googleapis.com']),
    ...hostFacts(source, 'gemini-cli', 'model', 'required', [
      ['cloudcode-pa.googleapis.com', message('host.note.geminiMetrics')],
    ]),
    ...hostFacts(source, 'gemini-cli', 'model', 'conditional', ['*.aiplatform.googleapis.com']),
    // Only needed when signing in with an account; measured: with an API key it runs without them.
    ...hostFacts(docs, 'gemini-cli', 'auth', 'conditional', ['oauth2.googleapis.com', 'accounts.google.com']),
    ...hostFacts(source, 'gemini-cli', 'auth', 'conditional', ['www.googleapis.com']),
    ...hostFacts(measured, 'gemini-cli', 'telemetry', 'optional', [
      ['play.googleapis.com', message('host.note.clearcut')],
    ]),
    ...hostFacts(source, 'gemini-cli', 'update', 'optional', ['api.github.com']),
  ],
  paths: [
    {
      tool: 'gemini-cli',
      host: 'cloudcode-pa.googleapis.com',
      pathPrefix: '/v1internal:recordCodeAssistMetrics',
      trafficClass: 'telemetry',
      silencedBy: 'privacy.usageStatisticsEnabled',
      ...source,
    },
  ],
};

import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const editor = known('measured', 'Copilot Chat 0.67.0 in VS Code 1.139.1 against a stand-in server on the loopback');
const editorBundle = known('exact', 'VS Code 1.139.1 with Copilot Chat 0.67.0: names read in the bundle');
const azure = known('documented', 'Azure OpenAI, addresses of a resource');
const gemini = known('exact', 'google-gemini/gemini-cli@5411f113');
const statsig = known('exact', 'statsig-io/js-client-monorepo@3eb09277');
const analyses = known('estimated', 'Third-party analyses of the Claude Code bundle');
const posthog = known('exact', 'PostHog/posthog-js@9b2a1b18');
const segment = known('exact', 'segmentio/analytics-next@0c4fa881');

/** Services that many products report to; a rule about them also affects other programs on the machine. */
export const serviceHosts: readonly HostFact[] = [
  ...hostFacts(editor, 'application-insights-sdk', 'telemetry', 'optional', [
    ['westus-0.in.applicationinsights.azure.com', message('host.note.statsbeat')],
    ['dc.services.visualstudio.com', message('host.note.insightsDefault')],
  ]),
  ...hostFacts(editorBundle, 'application-insights-sdk', 'telemetry', 'optional', [
    ['*.in.applicationinsights.azure.com', message('host.note.insightsRegions')],
    'js.monitor.azure.com',
  ]),
  ...hostFacts(azure, 'azure-openai', 'model', 'conditional', [
    '*.openai.azure.com',
    '*.cognitiveservices.azure.com',
    '*.services.ai.azure.com',
  ]),
  ...hostFacts(gemini, 'vertex-ai', 'model', 'conditional', ['*.aiplatform.googleapis.com']),
  ...hostFacts(statsig, 'statsig-sdk', 'experiments', 'optional', ['featureassets.org', 'api.statsigcdn.com']),
  ...hostFacts(statsig, 'statsig-sdk', 'telemetry', 'optional', ['prodregistryv2.org', '*.statsigapi.net']),
  ...hostFacts(analyses, 'statsig-sdk', 'experiments', 'optional', ['featuregates.org']),
  ...hostFacts(posthog, 'posthog-sdk', 'telemetry', 'optional', [
    'us.i.posthog.com',
    'eu.i.posthog.com',
    'us-assets.i.posthog.com',
    'eu-assets.i.posthog.com',
    ['app.posthog.com', message('host.note.posthogOld')],
  ]),
  ...hostFacts(segment, 'segment-sdk', 'telemetry', 'optional', ['api.segment.io', 'cdn.segment.com']),
];

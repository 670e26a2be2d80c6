import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const statsig = known('exact', 'statsig-io/js-client-monorepo@3eb09277');
const posthog = known('exact', 'PostHog/posthog-js@9b2a1b18');
const segment = known('exact', 'segmentio/analytics-next@0c4fa881');
const aider = known('exact', 'Aider-AI/aider@5dc9490b');
const cline = known('exact', 'cline/cline@21cb8d25');
const kilo = known('measured', 'Kilo CLI 7.7.9 on a loopback network');
const jan = known('exact', 'menloresearch/jan@f572350c');
const analyses = known('estimated', 'Third-party analyses of the Claude Code bundle');

/** Services that many products report to: a rule about them also concerns other programs on the machine. */
export const analyticsHosts: readonly HostFact[] = [
  ...hostFacts(statsig, ['statsig-sdk'], 'experiments', 'optional', ['featureassets.org', 'api.statsigcdn.com']),
  ...hostFacts(statsig, ['statsig-sdk'], 'telemetry', 'optional', ['prodregistryv2.org', '*.statsigapi.net']),
  ...hostFacts(analyses, ['statsig-sdk'], 'experiments', 'optional', ['featuregates.org']),
  ...hostFacts(kilo, ['kilo'], 'telemetry', 'optional', ['us.i.posthog.com']),
  ...hostFacts(aider, ['aider'], 'telemetry', 'optional', ['us.i.posthog.com']),
  ...hostFacts(cline, ['cline'], 'telemetry', 'optional', ['us.i.posthog.com']),
  ...hostFacts(posthog, ['posthog-sdk'], 'telemetry', 'optional', [
    'us.i.posthog.com',
    'eu.i.posthog.com',
    'us-assets.i.posthog.com',
    'eu-assets.i.posthog.com',
    ['app.posthog.com', message('host.note.posthogOld')],
  ]),
  ...hostFacts(jan, ['jan'], 'telemetry', 'optional', ['eu-assets.i.posthog.com']),
  ...hostFacts(segment, ['segment-sdk'], 'telemetry', 'optional', ['api.segment.io', 'cdn.segment.com']),
  ...hostFacts(aider, ['aider'], 'telemetry', 'optional', [['api.mixpanel.com', message('host.note.oneSource')]]),
];

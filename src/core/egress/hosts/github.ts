import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const code = known(
  'exact',
  '@vscode/copilot-api 0.5.2 and Copilot Chat 0.67.0 in VS Code 1.139.1: names read in the code',
);
const docs = known('documented', 'github/docs@024f6b0f, reference of the Copilot allow list');
const logs = known('documented', 'Public diagnostics logs that quote the endpoints of a Copilot token');
const measured = known('measured', 'Copilot Chat 0.67.0 in VS Code 1.139.1 against a stand-in server on the loopback');
const measuredServer = known('measured', 'Copilot Language Server 1.539.0 on a loopback network');
const measuredCli = known('measured', 'Copilot CLI 1.0.102 on a loopback network');
const lists = known('estimated', 'v2fly/domain-list-community, 2026-08-19');

const both = ['copilot', 'copilot-cli'];
const onlyEditor = ['copilot'];
const plans = ['individual', 'business', 'enterprise'];
const perPlan = (service: string): readonly string[] => plans.map(plan => `${service}.${plan}.githubcopilot.com`);

const model: readonly HostFact[] = [
  ...hostFacts(measured, both, 'model', 'required', [
    ['api.githubcopilot.com', message('host.note.copilotApi')],
    'api.individual.githubcopilot.com',
  ]),
  ...hostFacts(measured, onlyEditor, 'model', 'required', ['proxy.individual.githubcopilot.com']),
  ...hostFacts(measuredServer, onlyEditor, 'model', 'required', [
    'api.business.githubcopilot.com',
    'proxy.business.githubcopilot.com',
  ]),
  ...hostFacts(docs, onlyEditor, 'model', 'required', [
    'api.enterprise.githubcopilot.com',
    'proxy.enterprise.githubcopilot.com',
    ['*.githubcopilot.com', message('host.note.copilotSuffix')],
  ]),
  ...hostFacts(docs, ['copilot-cli'], 'model', 'conditional', ['*.githubcopilot.com']),
  ...hostFacts(code, onlyEditor, 'model', 'required', [
    ['copilot-proxy.githubusercontent.com', message('host.note.copilotOldProxy')],
  ]),
  ...hostFacts(code, onlyEditor, 'model', 'optional', ['api-model-lab.githubcopilot.com']),
];

const telemetry: readonly HostFact[] = [
  ...hostFacts(measured, both, 'telemetry', 'optional', [
    ['copilot-telemetry.githubusercontent.com', message('host.note.copilotTelemetry')],
  ]),
  ...hostFacts(
    measured,
    both,
    'telemetry',
    'optional',
    perPlan('telemetry').map(name => [name, message('host.note.insideModelSuffix')] as const),
  ),
  ...hostFacts(lists, onlyEditor, 'telemetry', 'optional', ['copilot-telemetry-service.githubusercontent.com']),
  ...hostFacts(docs, onlyEditor, 'telemetry', 'optional', [
    ['collector.github.com', message('host.note.githubWebAnalytics')],
  ]),
];

const rest: readonly HostFact[] = [
  ...hostFacts(measured, both, 'auth', 'required', [
    ['api.github.com', message('host.note.githubApi')],
    ['github.com', message('host.note.githubSignIn')],
  ]),
  ...hostFacts(measured, onlyEditor, 'auth', 'optional', ['education.github.com']),
  ...hostFacts(measured, onlyEditor, 'index', 'optional', ['api.github.com']),
  ...hostFacts(code, onlyEditor, 'index', 'optional', ['almsearch.dev.azure.com', 'embeddings.vscode-cdn.net']),
  ...hostFacts(code, onlyEditor, 'sharing', 'optional', [
    ['uploads.github.com', message('host.note.copilotImages')],
    ['origin-tracker.githubusercontent.com', message('host.note.codeReferencing')],
  ]),
  ...hostFacts(
    logs,
    onlyEditor,
    'sharing',
    'optional',
    perPlan('origin-tracker').map(name => [name, message('host.note.codeReferencing')] as const),
  ),
  ...hostFacts(measured, onlyEditor, 'update', 'optional', ['www.githubstatus.com']),
  ...hostFacts(measuredCli, ['copilot-cli'], 'update', 'optional', ['api.github.com']),
];

/** GitHub Copilot in the editor and in the terminal. */
export const githubHosts: readonly HostFact[] = [...model, ...telemetry, ...rest];

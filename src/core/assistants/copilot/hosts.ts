import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Copilot Chat 0.67.0 in VS Code 1.139.1 against a stand-in server on the loopback', {
  version: '0.67.0',
});
const measuredServer = known('measured', 'Copilot Language Server 1.539.0 on a loopback network');
const docs = known('documented', 'github/docs@024f6b0f, reference of the Copilot allow list');
const code = known(
  'exact',
  '@vscode/copilot-api 0.5.2 and Copilot Chat 0.67.0 in VS Code 1.139.1: names read in the code',
);
const lists = known('estimated', 'v2fly/domain-list-community, 2026-08-19');
const logs = known('documented', 'Public diagnostics logs that quote the endpoints of a Copilot token');
const bundle = known('exact', 'VS Code 1.139.1 with Copilot Chat 0.67.0: names read in the bundle', {
  version: '0.67.0',
});
const editorDocs = known('documented', 'microsoft/vscode-docs@0138f33c, setup/network');
const indexUpload = known('exact', 'Copilot Chat 0.67.0: index upload', { version: '0.67.0' });

export const copilotHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(measured, 'copilot', 'model', 'required', [
      ['api.githubcopilot.com', message('host.note.copilotApi')],
      'api.individual.githubcopilot.com',
      'proxy.individual.githubcopilot.com',
    ]),
    ...hostFacts(measuredServer, 'copilot', 'model', 'required', [
      'api.business.githubcopilot.com',
      'proxy.business.githubcopilot.com',
    ]),
    ...hostFacts(docs, 'copilot', 'model', 'required', [
      'api.enterprise.githubcopilot.com',
      'proxy.enterprise.githubcopilot.com',
      ['*.githubcopilot.com', message('host.note.copilotSuffix')],
    ]),
    ...hostFacts(code, 'copilot', 'model', 'required', [
      ['copilot-proxy.githubusercontent.com', message('host.note.copilotOldProxy')],
    ]),
    ...hostFacts(code, 'copilot', 'model', 'optional', ['api-model-lab.githubcopilot.com']),
    ...hostFacts(measured, 'copilot', 'telemetry', 'optional', [
      ['copilot-telemetry.githubusercontent.com', message('host.note.copilotTelemetry')],
      ['telemetry.individual.githubcopilot.com', message('host.note.insideModelSuffix')],
      ['telemetry.business.githubcopilot.com', message('host.note.insideModelSuffix')],
      ['telemetry.enterprise.githubcopilot.com', message('host.note.insideModelSuffix')],
      ['mobile.events.data.microsoft.com', message('host.note.sharedWithWindows')],
      ['westus-0.in.applicationinsights.azure.com', message('host.note.statsbeat')],
      ['dc.services.visualstudio.com', message('host.note.insightsDefault')],
    ]),
    ...hostFacts(lists, 'copilot', 'telemetry', 'optional', ['copilot-telemetry-service.githubusercontent.com']),
    ...hostFacts(docs, 'copilot', 'telemetry', 'optional', [
      ['collector.github.com', message('host.note.githubWebAnalytics')],
    ]),
    ...hostFacts(measured, 'copilot', 'auth', 'required', [
      ['api.github.com', message('host.note.githubApi')],
      ['github.com', message('host.note.githubSignIn')],
    ]),
    ...hostFacts(measured, 'copilot', 'auth', 'optional', ['education.github.com']),
    ...hostFacts(measured, 'copilot', 'index', 'optional', ['api.github.com']),
    ...hostFacts(code, 'copilot', 'index', 'optional', ['almsearch.dev.azure.com', 'embeddings.vscode-cdn.net']),
    ...hostFacts(code, 'copilot', 'sharing', 'optional', [
      ['uploads.github.com', message('host.note.copilotImages')],
      ['origin-tracker.githubusercontent.com', message('host.note.codeReferencing')],
    ]),
    ...hostFacts(logs, 'copilot', 'sharing', 'optional', [
      ['origin-tracker.individual.githubcopilot.com', message('host.note.codeReferencing')],
      ['origin-tracker.business.githubcopilot.com', message('host.note.codeReferencing')],
      ['origin-tracker.enterprise.githubcopilot.com', message('host.note.codeReferencing')],
    ]),
    ...hostFacts(measured, 'copilot', 'update', 'optional', ['www.githubstatus.com']),
    ...hostFacts(bundle, 'copilot', 'telemetry', 'optional', [
      ['*.in.applicationinsights.azure.com', message('host.note.insightsRegions')],
      'js.monitor.azure.com',
    ]),
    ...hostFacts(measured, 'copilot', 'experiments', 'optional', ['default.exp-tas.com']),
    ...hostFacts(editorDocs, 'copilot', 'experiments', 'optional', ['*.exp-tas.com']),
    ...hostFacts(editorDocs, 'copilot', 'registry', 'conditional', [
      ['*.vscode-cdn.net', message('host.note.webviewsNeedIt')],
    ]),
    ...hostFacts(measured, 'copilot', 'registry', 'optional', ['main.vscode-cdn.net']),
  ],
  paths: [
    {
      tool: 'copilot',
      host: 'api.github.com',
      pathPrefix: '/chunks',
      trafficClass: 'index',
      silencedBy: 'github.copilot.chat.workspace.enableCodeSearch',
      ...indexUpload,
    },
    {
      tool: 'copilot',
      host: 'api.github.com',
      pathPrefix: '/embeddings',
      trafficClass: 'index',
      silencedBy: 'github.copilot.chat.workspace.enableCodeSearch',
      ...indexUpload,
    },
    {
      tool: 'copilot',
      host: 'api.github.com',
      pathPrefix: '/external/code/ingest/',
      trafficClass: 'index',
      silencedBy: 'github.copilot.chat.workspace.codeSearchExternalIngest.enabled',
      ...indexUpload,
    },
  ],
};

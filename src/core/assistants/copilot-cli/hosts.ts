import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Copilot Chat 0.67.0 in VS Code 1.139.1 against a stand-in server on the loopback');
const docs = known('documented', 'github/docs@024f6b0f, reference of the Copilot allow list');
const measuredCli = known('measured', 'Copilot CLI 1.0.102 on a loopback network', { version: '1.0.102' });

export const copilotCliHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(measured, 'copilot-cli', 'model', 'required', [
      ['api.githubcopilot.com', message('host.note.copilotApi')],
      'api.individual.githubcopilot.com',
    ]),
    ...hostFacts(docs, 'copilot-cli', 'model', 'conditional', ['*.githubcopilot.com']),
    ...hostFacts(measured, 'copilot-cli', 'telemetry', 'optional', [
      ['copilot-telemetry.githubusercontent.com', message('host.note.copilotTelemetry')],
      ['telemetry.individual.githubcopilot.com', message('host.note.insideModelSuffix')],
      ['telemetry.business.githubcopilot.com', message('host.note.insideModelSuffix')],
      ['telemetry.enterprise.githubcopilot.com', message('host.note.insideModelSuffix')],
    ]),
    ...hostFacts(measured, 'copilot-cli', 'auth', 'required', [
      ['api.github.com', message('host.note.githubApi')],
      ['github.com', message('host.note.githubSignIn')],
    ]),
    ...hostFacts(measuredCli, 'copilot-cli', 'update', 'optional', ['api.github.com']),
  ],
  paths: [
    {
      tool: 'copilot-cli',
      host: 'api.githubcopilot.com',
      pathPrefix: '/agents/sessions',
      trafficClass: 'sharing',
      silencedBy: 'remoteExport',
      ...measuredCli,
    },
  ],
};

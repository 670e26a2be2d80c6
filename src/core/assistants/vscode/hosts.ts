import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const measured = known('measured', 'Copilot Chat 0.67.0 in VS Code 1.139.1 against a stand-in server on the loopback', {
  version: '1.139.1',
});
const bundle = known('exact', 'VS Code 1.139.1 with Copilot Chat 0.67.0: names read in the bundle', {
  version: '1.139.1',
});
const oldLists = known('estimated', 'crazy-max/WindowsSpyBlocker, 2022-12-23');
const docs = known('documented', 'microsoft/vscode-docs@0138f33c, setup/network');

/** Visual Studio Code itself; hosts of the telemetry libraries that its extensions include are shared services. */
export const visualStudioCodeHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(measured, 'vscode', 'telemetry', 'optional', [
      ['mobile.events.data.microsoft.com', message('host.note.sharedWithWindows')],
      ['westus-0.in.applicationinsights.azure.com', message('host.note.statsbeat')],
      ['dc.services.visualstudio.com', message('host.note.insightsDefault')],
    ]),
    ...hostFacts(bundle, 'vscode', 'telemetry', 'optional', [
      'browser.events.data.microsoft.com',
      '*.events.data.microsoft.com',
      'rt.services.visualstudio.com',
      ['*.in.applicationinsights.azure.com', message('host.note.insightsRegions')],
      'js.monitor.azure.com',
    ]),
    ...hostFacts(oldLists, 'vscode', 'telemetry', 'optional', [
      ['vortex.data.microsoft.com', message('host.note.noLongerUsed')],
    ]),
    ...hostFacts(docs, 'vscode', 'error-reporting', 'optional', [
      ['rink.hockeyapp.net', message('host.note.noLongerUsed')],
    ]),
    ...hostFacts(measured, 'vscode', 'experiments', 'optional', ['default.exp-tas.com']),
    ...hostFacts(docs, 'vscode', 'experiments', 'optional', ['*.exp-tas.com']),
    ...hostFacts(docs, 'vscode', 'update', 'optional', [
      'update.code.visualstudio.com',
      'vscode.download.prss.microsoft.com',
    ]),
    ...hostFacts(docs, 'vscode', 'registry', 'optional', [
      'marketplace.visualstudio.com',
      '*.gallery.vsassets.io',
      '*.gallerycdn.vsassets.io',
    ]),
    ...hostFacts(docs, 'vscode', 'registry', 'conditional', [
      ['*.vscode-cdn.net', message('host.note.webviewsNeedIt')],
    ]),
    ...hostFacts(measured, 'vscode', 'registry', 'optional', ['main.vscode-cdn.net']),
    ...hostFacts(docs, 'vscode', 'sharing', 'optional', [
      ['vscode-sync.trafficmanager.net', message('host.note.settingsSync')],
    ]),
    ...hostFacts(docs, 'vscode', 'auth', 'conditional', ['vscode.dev']),
  ],
};

import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const bundle = known('exact', 'VS Code 1.139.1 with Copilot Chat 0.67.0: names read in the bundle');
const docs = known('documented', 'microsoft/vscode-docs@0138f33c, setup/network');
const measured = known('measured', 'Copilot Chat 0.67.0 in VS Code 1.139.1 against a stand-in server on the loopback');
const oldLists = known('estimated', 'crazy-max/WindowsSpyBlocker, 2022-12-23');

const withCopilot = ['vscode', 'copilot'];
const onlyEditor = ['vscode'];
const insights = ['vscode', 'copilot', 'application-insights-sdk'];

/** Visual Studio Code itself, and the telemetry libraries that its extensions bring along. */
export const editorHosts: readonly HostFact[] = [
  ...hostFacts(measured, withCopilot, 'telemetry', 'optional', [
    ['mobile.events.data.microsoft.com', message('host.note.sharedWithWindows')],
  ]),
  ...hostFacts(bundle, onlyEditor, 'telemetry', 'optional', [
    'browser.events.data.microsoft.com',
    '*.events.data.microsoft.com',
    'rt.services.visualstudio.com',
  ]),
  ...hostFacts(measured, insights, 'telemetry', 'optional', [
    ['westus-0.in.applicationinsights.azure.com', message('host.note.statsbeat')],
    ['dc.services.visualstudio.com', message('host.note.insightsDefault')],
  ]),
  ...hostFacts(bundle, insights, 'telemetry', 'optional', [
    ['*.in.applicationinsights.azure.com', message('host.note.insightsRegions')],
    'js.monitor.azure.com',
  ]),
  ...hostFacts(oldLists, onlyEditor, 'telemetry', 'optional', [
    ['vortex.data.microsoft.com', message('host.note.noLongerUsed')],
  ]),
  ...hostFacts(docs, onlyEditor, 'error-reporting', 'optional', [
    ['rink.hockeyapp.net', message('host.note.noLongerUsed')],
  ]),
  ...hostFacts(measured, withCopilot, 'experiments', 'optional', ['default.exp-tas.com']),
  ...hostFacts(docs, withCopilot, 'experiments', 'optional', ['*.exp-tas.com']),
  ...hostFacts(docs, onlyEditor, 'update', 'optional', [
    'update.code.visualstudio.com',
    'vscode.download.prss.microsoft.com',
  ]),
  ...hostFacts(docs, onlyEditor, 'registry', 'optional', [
    'marketplace.visualstudio.com',
    '*.gallery.vsassets.io',
    '*.gallerycdn.vsassets.io',
  ]),
  ...hostFacts(docs, withCopilot, 'registry', 'conditional', [
    ['*.vscode-cdn.net', message('host.note.webviewsNeedIt')],
  ]),
  ...hostFacts(measured, withCopilot, 'registry', 'optional', ['main.vscode-cdn.net']),
  ...hostFacts(docs, onlyEditor, 'sharing', 'optional', [
    ['vscode-sync.trafficmanager.net', message('host.note.settingsSync')],
  ]),
  ...hostFacts(docs, onlyEditor, 'auth', 'conditional', ['vscode.dev']),
];

import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { settingsIn } from '../build.ts';
import type { SettingSpec } from '../../settings/types.ts';

const source: Source = { ref: 'aws/language-servers@55af91ea', date: '2026-11-20' };

const lastPublicClient: Source = { ref: 'aws/aws-toolkit-vscode@2427e2b2^ (last public client)', date: '2026-11-20' };

const toolkit: Source = { ref: 'aws/aws-toolkit-vscode@bc7a5e84', date: '2026-11-20' };

const ofClient = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source: lastPublicClient });

const ofToolkit = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source: toolkit });

const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const amazonQSettings: readonly SettingSpec[] = [
  ofClient('amazonQ.telemetry', {
    default: true,
    hardened: false,
    hosts: ['client-telemetry.us-east-1.amazonaws.com'],
    trafficClass: 'telemetry',
    effect: message('setting.amazonQ.amazonQTelemetry'),
  }),
  ofClient('amazonQ.shareContentWithAWS', {
    default: true,
    hardened: false,
    scope: 'application',
    trafficClass: 'sharing',
    effect: message('setting.amazonQ.amazonQShareContentWithAWS'),
  }),
  ofClient('amazonQ.server-sideContext', {
    hardened: false,
    trafficClass: 'index',
    effect: message('setting.amazonQ.amazonQServerSideContext'),
    cost: message('setting.amazonQ.amazonQServerSideContext.cost'),
  }),
  ofClient('amazonQ.workspaceIndex', {
    default: false,
    hardened: false,
    scope: 'application',
    trafficClass: 'index',
    effect: message('setting.amazonQ.amazonQWorkspaceIndex'),
    cost: message('setting.amazonQ.amazonQWorkspaceIndex.cost'),
  }),
  ofToolkit('aws.telemetry', {
    default: true,
    hardened: false,
    hosts: ['client-telemetry.us-east-1.amazonaws.com'],
    trafficClass: 'telemetry',
    effect: message('setting.amazonQ.awsTelemetry'),
  }),
  ofToolkit('aws.cloudformation.telemetry.enabled', {
    default: false,
    hardened: false,
    trafficClass: 'telemetry',
    effect: message('setting.amazonQ.awsCloudformationTelemetryEnabled'),
  }),
  inEnvironment('DISABLE_INDEXING_LIBRARY', {
    hardened: 'true',
    level: 'strict',
    trafficClass: 'index',
    effect: message('setting.amazonQ.disableIndexingLibrary'),
    cost: message('setting.amazonQ.disableIndexingLibrary.cost'),
  }),
];

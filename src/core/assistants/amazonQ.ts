import { message } from '../message.ts';
import type { Source } from '../fidelity.ts';
import { features, hosts, ignoreFile, settingsIn } from './build.ts';
import type { Assistant } from './types.ts';

const source: Source = { ref: 'aws/language-servers@55af91ea', date: '2026-11-20' };
const source2: Source = { ref: 'aws/aws-toolkit-vscode@2427e2b2^ (last public client)', date: '2026-11-20' };
const source3: Source = { ref: 'aws/aws-toolkit-vscode@bc7a5e84', date: '2026-11-20' };
const source4: Source = { ref: 'docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/firewall.html', date: '2026-11-20' };

const inEditor = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source: source2 });
const inEditor2 = settingsIn({ kind: 'vscode-setting', fidelity: 'exact', source: source3 });
const inEnvironment = settingsIn({ kind: 'env', fidelity: 'exact', source });

export const amazonQ: Assistant = {
  id: 'amazon-q',
  name: 'Amazon Q Developer',
  features: features('exact', source, {
    completion: 'open-documents',
    chat: 'workspace',
    agent: 'workspace',
    index: 'workspace',
  }),
  mechanisms: [
    ignoreFile('.gitignore', 'exact', source, {
      covers: ['index'],
      syntax: 'glob',
      gaps: [
        message('ignore.gap.rootOnly'),
        message('ignore.gap.globSyntax'),
        message('ignore.gap.serverContext'),
        message('ignore.gap.readTool'),
      ],
    }),
    ignoreFile('.npmignore', 'exact', source, {
      covers: ['index'],
      syntax: 'glob',
      gaps: [
        message('ignore.gap.rootOnly'),
        message('ignore.gap.globSyntax'),
        message('ignore.gap.serverContext'),
        message('ignore.gap.readTool'),
      ],
    }),
  ],
  settings: [
    inEditor('amazonQ.telemetry', {
      default: true,
      hardened: false,
      hosts: ['client-telemetry.us-east-1.amazonaws.com'],
      trafficClass: 'telemetry',
      effect: message('setting.amazonQ.amazonQTelemetry'),
    }),
    inEditor('amazonQ.shareContentWithAWS', {
      default: true,
      hardened: false,
      scope: 'application',
      trafficClass: 'sharing',
      effect: message('setting.amazonQ.amazonQShareContentWithAWS'),
    }),
    inEditor('amazonQ.server-sideContext', {
      hardened: false,
      trafficClass: 'index',
      effect: message('setting.amazonQ.amazonQServerSideContext'),
      cost: message('setting.amazonQ.amazonQServerSideContext.cost'),
    }),
    inEditor('amazonQ.workspaceIndex', {
      default: false,
      hardened: false,
      scope: 'application',
      trafficClass: 'index',
      effect: message('setting.amazonQ.amazonQWorkspaceIndex'),
      cost: message('setting.amazonQ.amazonQWorkspaceIndex.cost'),
    }),
    inEditor2('aws.telemetry', {
      default: true,
      hardened: false,
      hosts: ['client-telemetry.us-east-1.amazonaws.com'],
      trafficClass: 'telemetry',
      effect: message('setting.amazonQ.awsTelemetry'),
    }),
    inEditor2('aws.cloudformation.telemetry.enabled', {
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
  ],
  hosts: [
    ...hosts(source4, {
      model: [
        '!codewhisperer.us-east-1.amazonaws.com',
        'q.us-east-1.amazonaws.com',
        '!aws-language-servers.us-east-1.amazonaws.com',
      ],
      auth: ['!*.awsapps.com', '!*.aws.dev', '!*.awsstatic.com', '!*.console.aws.a2z.com'],
      update: [
        '!aws-toolkit-language-servers.amazonaws.com',
        'idetoolkits-hostedfiles.amazonaws.com',
        'idetoolkits.amazonwebservices.com',
      ],
    }),
    ...hosts(source3, {
      telemetry: ['client-telemetry.us-east-1.amazonaws.com', 'cognito-identity.us-east-1.amazonaws.com'],
    }),
  ],
  detection: {
    extensionIds: ['amazonwebservices.amazon-q-vscode', 'amazonwebservices.aws-toolkit-vscode'],
    commands: ['q'],
    paths: ['~/.aws/amazonq'],
  },
};

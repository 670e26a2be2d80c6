import { message } from '../../message.ts';
import type { Source } from '../../fidelity.ts';
import { features, hosts, ignoreFile } from '../build.ts';
import type { Assistant } from '../types.ts';
const source: Source = { ref: 'aws/language-servers@55af91ea', date: '2026-11-20' };

const toolkit: Source = { ref: 'aws/aws-toolkit-vscode@bc7a5e84', date: '2026-11-20' };

const firewallPage: Source = {
  ref: 'docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/firewall.html',
  date: '2026-11-20',
};

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
  hosts: [
    ...hosts(firewallPage, {
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
    ...hosts(toolkit, {
      telemetry: ['client-telemetry.us-east-1.amazonaws.com', 'cognito-identity.us-east-1.amazonaws.com'],
    }),
  ],
  detection: {
    extensionIds: ['amazonwebservices.amazon-q-vscode', 'amazonwebservices.aws-toolkit-vscode'],
    commands: ['q'],
    paths: ['~/.aws/amazonq'],
  },
};

import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const docs = known('documented', 'docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/firewall.html');
const servers = known('exact', 'aws/language-servers@55af91ea and @aws/language-server-runtimes 0.3.1');
const toolkit = known('exact', 'aws/aws-toolkit-vscode@bc7a5e84');

/** The vendor lists the hosts of the sign-in pages as hosts to allow, whatever their names suggest. */
export const amazonQHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(docs, 'amazon-q', 'model', 'required', [
      'codewhisperer.us-east-1.amazonaws.com',
      'q.us-east-1.amazonaws.com',
      'aws-language-servers.us-east-1.amazonaws.com',
    ]),
    ...hostFacts(servers, 'amazon-q', 'model', 'conditional', ['q.eu-central-1.amazonaws.com']),
    ...hostFacts(docs, 'amazon-q', 'auth', 'required', [
      'oidc.us-east-1.amazonaws.com',
      'view.awsapps.com',
      '*.awsapps.com',
      ['*.aws.dev', message('host.note.awsSignInPages')],
      ['*.awsstatic.com', message('host.note.awsSignInPages')],
      ['*.console.aws.a2z.com', message('host.note.awsSignInPages')],
    ]),
    ...hostFacts(toolkit, 'amazon-q', 'telemetry', 'optional', ['client-telemetry.us-east-1.amazonaws.com']),
    ...hostFacts(servers, 'amazon-q', 'telemetry', 'optional', [
      'telemetry.aws-language-servers.us-east-1.amazonaws.com',
    ]),
    ...hostFacts(toolkit, 'amazon-q', 'auth', 'conditional', [
      ['cognito-identity.us-east-1.amazonaws.com', message('host.note.cognito')],
    ]),
    ...hostFacts(docs, 'amazon-q', 'update', 'required', ['aws-toolkit-language-servers.amazonaws.com']),
    ...hostFacts(toolkit, 'amazon-q', 'update', 'optional', [
      'idetoolkits-hostedfiles.amazonaws.com',
      'idetoolkits.amazonwebservices.com',
    ]),
  ],
};

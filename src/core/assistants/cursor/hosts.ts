import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const docs = known('documented', 'cursor.com/docs, enterprise/network-configuration');
const notes = known('estimated', 'eisbaw/cursor_api_demo@1ae49c6, notes on Cursor 2.3.41', { version: '2.3.41' });

/** Several of these hosts use HTTP/2 only and are said to bypass `http.proxy`. */
export const cursorHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(docs, 'cursor', 'model', 'required', [
      ['api2.cursor.sh', message('host.note.cursorApi')],
      ['api3.cursor.sh', message('host.note.cursorTab')],
      ['api4.cursor.sh', message('host.note.cursorTab')],
      '*.api5.cursor.sh',
      '*.gcpp.cursor.sh',
      '*.cursor.sh',
    ]),
    ...hostFacts(docs, 'cursor', 'auth', 'required', ['authenticate.cursor.sh', 'authenticator.cursor.sh']),
    ...hostFacts(notes, 'cursor', 'auth', 'required', ['prod.authentication.cursor.sh', '*.cursor.com']),
    ...hostFacts(docs, 'cursor', 'index', 'optional', [['repo42.cursor.sh', message('host.note.cursorIndex')]]),
    ...hostFacts(notes, 'cursor', 'error-reporting', 'optional', [
      ['metrics.cursor.sh', message('host.note.cursorMetrics')],
    ]),
    ...hostFacts(docs, 'cursor', 'registry', 'conditional', ['marketplace.cursorapi.com', '*.cursorapi.com']),
    ...hostFacts(docs, 'cursor', 'update', 'conditional', ['*.cursor-cdn.com']),
    ...hostFacts(docs, 'cursor', 'update', 'optional', ['anysphere-binaries.s3.us-east-1.amazonaws.com']),
  ],
  paths: [
    {
      tool: 'cursor',
      host: 'api2.cursor.sh',
      pathPrefix: '/aiserver.v1.AnalyticsService/',
      trafficClass: 'telemetry',
      silencedBy: 'Privacy Mode',
      ...notes,
    },
  ],
};

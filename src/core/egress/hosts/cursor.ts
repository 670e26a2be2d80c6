import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const docs = known('documented', 'cursor.com/docs, enterprise/network-configuration');
const notes = known('estimated', 'eisbaw/cursor_api_demo@1ae49c6, notes on Cursor 2.3.41');
const tool = ['cursor'];

/** Cursor. Several of its hosts speak HTTP/2 only and are said to bypass `http.proxy`. */
export const cursorHosts: readonly HostFact[] = [
  ...hostFacts(docs, tool, 'model', 'required', [
    ['api2.cursor.sh', message('host.note.cursorApi')],
    ['api3.cursor.sh', message('host.note.cursorTab')],
    ['api4.cursor.sh', message('host.note.cursorTab')],
    '*.api5.cursor.sh',
    '*.gcpp.cursor.sh',
    '*.cursor.sh',
  ]),
  ...hostFacts(docs, tool, 'auth', 'required', ['authenticate.cursor.sh', 'authenticator.cursor.sh']),
  ...hostFacts(notes, tool, 'auth', 'required', ['prod.authentication.cursor.sh', '*.cursor.com']),
  ...hostFacts(docs, tool, 'index', 'optional', [['repo42.cursor.sh', message('host.note.cursorIndex')]]),
  ...hostFacts(notes, tool, 'error-reporting', 'optional', [['metrics.cursor.sh', message('host.note.cursorMetrics')]]),
  ...hostFacts(docs, tool, 'registry', 'conditional', ['marketplace.cursorapi.com', '*.cursorapi.com']),
  ...hostFacts(docs, tool, 'update', 'conditional', ['*.cursor-cdn.com']),
  ...hostFacts(docs, tool, 'update', 'optional', ['anysphere-binaries.s3.us-east-1.amazonaws.com']),
];

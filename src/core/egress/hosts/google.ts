import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const source = known('exact', 'google-gemini/gemini-cli@5411f113');
const docs = known('documented', 'developers.google.com/gemini-code-assist/docs');
const measured = known('measured', 'Gemini CLI 0.61.0 on a loopback network');
const cli = ['gemini-cli'];
const both = ['gemini-cli', 'gemini-code-assist'];

/** Gemini CLI and Gemini Code Assist. */
export const googleHosts: readonly HostFact[] = [
  ...hostFacts(measured, cli, 'model', 'required', ['generativelanguage.googleapis.com']),
  ...hostFacts(source, both, 'model', 'required', [
    ['cloudcode-pa.googleapis.com', message('host.note.geminiMetrics')],
  ]),
  ...hostFacts(docs, ['gemini-code-assist'], 'model', 'required', ['cloudaicompanion.googleapis.com']),
  ...hostFacts(source, ['cline', 'continue', 'roo', 'aider', 'opencode', 'kilo', 'pi', 'zed'], 'model', 'conditional', [
    'generativelanguage.googleapis.com',
  ]),
  ...hostFacts(source, ['gemini-cli', 'vertex-ai'], 'model', 'conditional', ['*.aiplatform.googleapis.com']),
  ...hostFacts(docs, both, 'auth', 'required', ['oauth2.googleapis.com', 'accounts.google.com']),
  ...hostFacts(source, cli, 'auth', 'conditional', ['www.googleapis.com']),
  ...hostFacts(measured, cli, 'telemetry', 'optional', [['play.googleapis.com', message('host.note.clearcut')]]),
  ...hostFacts(source, cli, 'update', 'optional', ['api.github.com']),
];

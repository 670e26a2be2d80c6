import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const source = known('exact', 'google-gemini/gemini-cli@5411f113');
const docs = known('documented', 'developers.google.com/gemini-code-assist/docs');

export const geminiCodeAssistHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(source, 'gemini-code-assist', 'model', 'required', [
      ['cloudcode-pa.googleapis.com', message('host.note.geminiMetrics')],
    ]),
    ...hostFacts(docs, 'gemini-code-assist', 'model', 'required', ['cloudaicompanion.googleapis.com']),
    ...hostFacts(docs, 'gemini-code-assist', 'auth', 'required', ['oauth2.googleapis.com', 'accounts.google.com']),
  ],
};

import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const docs = known('documented', 'docs.devin.ai, desktop/context-awareness and cli/reference/configuration');
const listings = known('estimated', 'Third-party listings of the processes of Windsurf and Devin');

export const devinHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(docs, 'devin', 'model', 'required', ['*.devin.ai']),
    ...hostFacts(listings, 'devin', 'error-reporting', 'optional', [
      ['o4507463137361920.ingest.us.sentry.io', message('host.note.oneSource')],
    ]),
  ],
};

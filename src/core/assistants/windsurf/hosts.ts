import { message } from '../../message.ts';
import { hostFacts, known } from '../../egress/hosts/build.ts';
import type { AssistantHosts } from '../../egress/hosts/types.ts';

const open = known('exact', 'Exafunction/codeium.vim@272c6e27 and codeium.nvim@9569c90');
const docs = known('documented', 'docs.devin.ai, desktop/context-awareness and cli/reference/configuration');
const listings = known('estimated', 'Third-party listings of the processes of Windsurf and Devin');
const lists = known('estimated', 'v2fly/domain-list-community, 2026-08-19');

export const windsurfHosts: AssistantHosts = {
  hosts: [
    ...hostFacts(open, 'windsurf', 'model', 'required', ['server.codeium.com']),
    ...hostFacts(docs, 'windsurf', 'model', 'required', ['server.self-serve.windsurf.com', '*.devin.ai']),
    ...hostFacts(listings, 'windsurf', 'model', 'required', ['inference.codeium.com']),
    ...hostFacts(open, 'windsurf', 'auth', 'conditional', [
      ['api.codeium.com', message('host.note.codeiumSignIn')],
      'www.codeium.com',
      'windsurf.com',
    ]),
    ...hostFacts(listings, 'windsurf', 'auth', 'conditional', ['register.windsurf.com']),
    ...hostFacts(listings, 'windsurf', 'experiments', 'conditional', [
      ['unleash.codeium.com', message('host.note.windsurfFlags')],
    ]),
    ...hostFacts(listings, 'windsurf', 'telemetry', 'optional', [
      ['windsurf-telemetry.codeium.com', message('host.note.oneSource')],
    ]),
    ...hostFacts(listings, 'windsurf', 'error-reporting', 'optional', [
      ['o4507463137361920.ingest.us.sentry.io', message('host.note.oneSource')],
    ]),
    ...hostFacts(lists, 'windsurf', 'update', 'optional', ['*.codeiumdata.com']),
    ...hostFacts(open, 'windsurf', 'update', 'optional', [
      'github.com',
      ['storage.googleapis.com', message('host.note.sharedByMany')],
    ]),
  ],
};

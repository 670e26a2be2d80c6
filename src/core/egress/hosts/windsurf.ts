import { message } from '../../message.ts';
import { hostFacts, known } from './build.ts';
import type { HostFact } from './types.ts';

const open = known('exact', 'Exafunction/codeium.vim@272c6e27 and codeium.nvim@9569c90');
const docs = known('documented', 'docs.devin.ai, desktop/context-awareness and cli/reference/configuration');
const listings = known('estimated', 'Third-party listings of the processes of Windsurf and Devin');
const lists = known('estimated', 'v2fly/domain-list-community, 2026-08-19');
const tool = ['windsurf'];

/** Windsurf (formerly Codeium) and Devin. */
export const windsurfHosts: readonly HostFact[] = [
  ...hostFacts(open, tool, 'model', 'required', ['server.codeium.com']),
  ...hostFacts(docs, tool, 'model', 'required', ['server.self-serve.windsurf.com']),
  ...hostFacts(listings, tool, 'model', 'required', ['inference.codeium.com']),
  ...hostFacts(docs, ['devin', 'windsurf'], 'model', 'required', ['*.devin.ai']),
  ...hostFacts(open, tool, 'auth', 'conditional', [
    ['api.codeium.com', message('host.note.codeiumSignIn')],
    'www.codeium.com',
    'windsurf.com',
  ]),
  ...hostFacts(listings, tool, 'auth', 'conditional', ['register.windsurf.com']),
  ...hostFacts(listings, tool, 'experiments', 'conditional', [
    ['unleash.codeium.com', message('host.note.windsurfFlags')],
  ]),
  ...hostFacts(listings, tool, 'telemetry', 'optional', [
    ['windsurf-telemetry.codeium.com', message('host.note.oneSource')],
  ]),
  ...hostFacts(listings, ['windsurf', 'devin'], 'error-reporting', 'optional', [
    ['o4507463137361920.ingest.us.sentry.io', message('host.note.oneSource')],
  ]),
  ...hostFacts(lists, tool, 'update', 'optional', ['*.codeiumdata.com']),
  ...hostFacts(open, tool, 'update', 'optional', [
    'github.com',
    ['storage.googleapis.com', message('host.note.sharedByMany')],
  ]),
];

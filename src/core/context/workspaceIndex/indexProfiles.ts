import { type Message, message } from '../../message.ts';
import type { Claim } from '../../fidelity.ts';
import { documented, estimated } from '../claim.ts';

/** An index of the workspace that leaves the machine, or feeds requests that do. */
export interface IndexProfile {
  readonly assistant: string;
  readonly reason: Message;
  readonly claim: Claim;
  readonly unknowns: readonly Message[];
}

/** Who indexes the workspace, one row each. */
export const indexProfiles: readonly IndexProfile[] = [
  {
    assistant: 'copilot',
    // Runs at the first semantic search; .env and private keys without a telling extension pass its filters.
    reason: message('context.index.uploadOnSearch'),
    claim: documented('GitHub Copilot 0.67.0, codeSearchExternalIngest and its filters', '2026-09-25'),
    unknowns: [message('context.index.accountFlag'), message('context.copilot.experiments')],
  },
  {
    assistant: 'cursor',
    reason: message('context.index.embeddings'),
    claim: documented('docs.cursor.com/privacy/privacy', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
  {
    assistant: 'windsurf',
    reason: message('context.index.embeddings'),
    claim: documented('docs.windsurf.com/context-awareness/windsurf-ignore.md', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
  {
    assistant: 'augment',
    reason: message('context.index.uploadOnOpen'),
    claim: documented('docs.augmentcode.com/setup-augment/workspace-indexing.md', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
  {
    assistant: 'amazon-q',
    reason: message('context.index.serverSide'),
    claim: documented(
      'aws/language-servers@55af91ea server/aws-lsp-codewhisperer/src/language-server/workspaceContext/workspaceContextServer.ts',
      '2026-08-20',
    ),
    unknowns: [message('context.index.accountFlag')],
  },
  {
    assistant: 'continue',
    reason: message('context.index.localEmbeddings'),
    claim: documented('continuedev/continue@d0a3c0b6 docs/reference/deprecated-codebase.mdx', '2026-06-18'),
    unknowns: [],
  },
  {
    assistant: 'llama-vscode',
    reason: message('context.index.localEmbeddings'),
    claim: documented('ggml-org/llama.vscode@3938fb35 package.json, rag_enabled', '2026-08-19'),
    unknowns: [],
  },
  {
    assistant: 'tabnine',
    reason: message('context.index.localEmbeddings'),
    claim: estimated('codota/tabnine-vscode@d87ffa31 loads a closed engine', '2026-11-20'),
    unknowns: [message('context.closedSource')],
  },
  {
    assistant: 'roo',
    reason: message('context.index.optIn'),
    claim: documented('RooCodeInc/Roo-Code@cb836567 src/services/code-index', '2026-04-14'),
    unknowns: [],
  },
  {
    assistant: 'kilo',
    reason: message('context.index.optIn'),
    claim: documented('Kilo-Org/kilocode packages/kilo-telemetry/src/telemetry.ts', '2026-11-20'),
    unknowns: [],
  },
];

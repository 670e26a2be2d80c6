import { type Message, message } from '../message.ts';
import type { Fidelity } from '../fidelity.ts';
import type { GoesRound, HookRunner, ReaderApproval, ReaderSecret, ReaderServer, ServerReach } from './types.ts';

/** Formats names of products and paths; provided by the front end. */
export interface ReaderNames {
  readonly nameOf: (tool: string) => string;
  readonly shown: (path: string) => string;
}

const approvals = {
  everything: 'readers.approval.everything',
  commands: 'readers.approval.commands',
  edits: 'readers.approval.edits',
  reads: 'readers.approval.reads',
  servers: 'readers.approval.servers',
  sandbox: 'readers.approval.sandbox',
} as const;

/** What the tool no longer asks for. */
export function approvalMessage({ kind }: ReaderApproval): Message {
  return message(approvals[kind]);
}

/** What a server can read. */
export function reachMessage(reach: ServerReach, shown: ReaderNames['shown']): Message {
  switch (reach.kind) {
    case 'remote':
      return message('readers.reach.remote');
    case 'disk':
      return message('readers.reach.disk');
    case 'folders': {
      const folders = reach.folders.map(shown).join(', ');
      if (reach.takesRoots === true) return message('readers.reach.roots', { folders: folders === '' ? '–' : folders });
      if (folders === '') return message('readers.reach.nothing');
      return message(reach.isBounded ? 'readers.reach.bounded' : 'readers.reach.folders', { folders });
    }
  }
}

/** How it is known what a server can read: from its documentation, or from what any program can read. */
export function reachFidelity(reach: ServerReach): Fidelity {
  return reach.kind === 'disk' || (reach.kind === 'folders' && !reach.isBounded) ? 'estimated' : 'documented';
}

/** States that a server bypasses an ignore file, and which one. */
export function goesRoundMessage({ tool, files, examples, by }: GoesRound, { nameOf, shown }: ReaderNames): Message {
  const sources = [...new Set(by.map(({ file }) => file))];
  const rules = sources.map(file => {
    const [first, ...more] = by.filter(each => each.file === file);
    return first === undefined || more.length > 0 ? shown(file) : `${shown(file)}:${first.line}`;
  });
  return message('readers.goesRound', {
    by: rules.join(', '),
    tool: nameOf(tool),
    count: files,
    examples: examples.map(shown).join(', '),
  });
}

/** How to stop a server from bypassing an ignore file. */
export function goesRoundFix({ file }: ReaderServer, shown: ReaderNames['shown']): Message {
  return message('readers.goesRound.fix', { file: shown(file) });
}

/** How many tools of a server run without a question; null if none do. */
export function approvedMessage({ approved }: ReaderServer): Message | null {
  if (approved === 0) return null;
  return approved === 'all' ? message('readers.approved.all') : message('readers.approved.some', { count: approved });
}

/** When a tool runs a hook. */
export function runsMessage({ tool, runs, isTrusted }: HookRunner, nameOf: ReaderNames['nameOf']): Message {
  const args = { tool: nameOf(tool) };
  switch (runs) {
    case 'always':
      return message('readers.runs.always', args);
    case 'each-trusted':
      return message('readers.runs.eachTrusted', args);
    case 'unknown':
      return message('readers.runs.unknown', args);
    case 'trusted-folder':
      if (isTrusted === null) return message('readers.runs.trustedFolder', args);
      return message(isTrusted ? 'readers.runs.trusted' : 'readers.runs.notTrusted', args);
  }
}

/** What to do about a secret in a configuration file. */
export function secretFix({ reference }: ReaderSecret): Message {
  return reference === null ? message('readers.secret.elsewhere') : message('readers.secret.reference', { reference });
}

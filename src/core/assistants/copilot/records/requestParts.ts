import type { Claim } from '../../../fidelity.ts';
import { documented, estimated } from '../../../context/claim.ts';
import type { FeatureId } from '../../types.ts';
import { copilotRequests } from '../context.ts';

/** A part of a request other than a completion, and how it is known; shown on the page of the product. */
export interface RequestPart {
  readonly feature: FeatureId;
  readonly part: string;
  /** What it contains, or that this is not known. */
  readonly holds: string;
  readonly claim: Claim;
}

const hostSettings = documented('the VS Code 1.139.1 server: its settings of chat and agentHost', '2026-11-29');
const lab = copilotRequests;
const older: Claim = {
  fidelity: 'measured',
  source: { ref: 'GitHub Copilot 0.67.0 in VS Code 1.139.1', date: '2026-11-20', version: '0.67.0' },
};
const server = estimated('decided by GitHub’s servers for an account', '2026-11-29');

export const requestParts: readonly RequestPart[] = [
  { feature: 'next-edit', part: 'the file around the cursor', holds: 'its text, with the relative path', claim: lab },
  { feature: 'next-edit', part: 'recent edits', holds: 'added and removed lines, with absolute paths', claim: lab },
  { feature: 'next-edit', part: 'files edited before', holds: 'their text, whatever their language', claim: lab },
  {
    feature: 'next-edit',
    part: 'files that were only looked at',
    holds: 'nothing in the runs that were made',
    claim: older,
  },
  {
    feature: 'next-edit',
    part: 'when it asks, and its limits',
    holds: 'not known: the model list of the server sets them',
    claim: server,
  },
  { feature: 'chat', part: 'the active document', holds: 'its whole text', claim: lab },
  {
    feature: 'chat',
    part: 'instruction files',
    holds: 'those for all files, and those whose patterns fit the active document, of the folder and the home folder',
    claim: lab,
  },
  { feature: 'chat', part: 'the request that finds a title', holds: 'the message alone', claim: lab },
  {
    feature: 'agent',
    part: 'the active document',
    holds: 'its path; its whole text while something is selected',
    claim: lab,
  },
  {
    feature: 'agent',
    part: 'instruction files',
    holds: 'those for all files; those whose patterns fit, while something is selected; of the others the description',
    claim: lab,
  },
  { feature: 'agent', part: 'skills and agents', holds: 'names, descriptions and paths', claim: lab },
  { feature: 'agent', part: 'tasks', holds: 'full command lines', claim: lab },
  {
    feature: 'agent',
    part: 'the list of files',
    holds: 'names without dot files, 2,000 characters at most',
    claim: older,
  },
  { feature: 'agent', part: 'terminals', holds: 'the last command line and its folder', claim: older },
  { feature: 'agent', part: 'what the organisation adds', holds: 'not known', claim: server },
  {
    feature: 'agent',
    part: 'a session of Copilot CLI in VS Code: the active document',
    holds:
      'attached while `chat.implicitContext.includeActiveEditor` is on, as it is by default; not in the Agents window',
    claim: hostSettings,
  },
];

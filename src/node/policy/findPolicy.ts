import path from 'node:path';
import { type Joined, joinPolicies } from '../../core/policy/join/join.ts';
import type { Policy } from '../../core/policy/model/types.ts';
import { machinePolicyFiles, policyFileName } from '../../core/policy/model/places.ts';
import { readPolicy } from '../../core/policy/read/readPolicy.ts';
import { type Message, message } from '../../core/message.ts';
import { shownBelow } from '../files/inside.ts';
import { readConfig } from '../settings/readConfig.ts';

/** A policy file that was read. */
export interface PolicyFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

/** The policy that applies on this machine and in this folder. `policy` null: there is none, or it cannot be read. */
export interface FoundPolicy {
  readonly policy: Policy | null;
  /** The machine's policy file first. */
  readonly files: readonly PolicyFile[];
  /** Why a file is not a valid policy. If there is any problem, no policy applies. */
  readonly problems: readonly Message[];
  /** Parts of the repository's policy that do not apply. */
  readonly ignored: Joined['ignored'];
}

export interface PolicyPlaces {
  /** The open folder, absolute; null without one. */
  readonly workspace: string | null;
  /** A file to use instead of the folder's, absolute. */
  readonly named?: string | null;
  /** As `process.platform`. */
  readonly platform: string;
  /** A file to use instead of the machine's; for tests. */
  readonly machineFile?: string;
}

/** Reads the policies of the machine and of the folder, and joins them. Writes nothing. Never throws. */
export async function findPolicy(places: PolicyPlaces): Promise<FoundPolicy> {
  const { workspace, named = null, platform } = places;
  const machineFile = places.machineFile ?? machinePolicyFiles[platform];
  const ownFile = named ?? (workspace === null ? null : path.join(workspace, policyFileName));
  const problems: Message[] = [];
  const files: PolicyFile[] = [];
  const read = async (file: string, within: string | null): Promise<Policy | null> => {
    const reading = await readConfig(file, within);
    if (reading.kind === 'absent') {
      if (file === named) problems.push(message('policy.read.absent', { file }));
      return null;
    }
    if (reading.kind === 'unreadable') {
      problems.push(reading.problem);
      return null;
    }
    files.push({ file, text: reading.text });
    const shown = workspace === null ? file : shownBelow(workspace, file);
    const { policy, problems: own } = readPolicy(reading.text, shown);
    problems.push(...own.map(({ why }) => why));
    return policy;
  };
  const machine = machineFile === undefined ? null : await read(machineFile, null);
  const own = ownFile === null ? null : await read(ownFile, named === null ? workspace : null);
  if (problems.length > 0 || (machine === null && own === null)) return { policy: null, files, problems, ignored: [] };
  if (machine === null || own === null) return { policy: machine ?? own, files, problems, ignored: [] };
  return { ...joinPolicies(machine, own), files, problems };
}

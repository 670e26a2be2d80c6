import { appendFileSync, lstatSync, mkdirSync, renameSync } from 'node:fs';
import type { DecisionKind, GuardEvent } from '../../core/guard/types.ts';
import { readEnd } from '../files/regularFile.ts';
import { readTextSync } from '../files/readText.ts';
import { guardPlaces } from './places.ts';

/** One decision, without the text of what was asked. */
export interface LoggedDecision {
  /** ISO, UTC. */
  readonly time: string;
  readonly agent: string;
  readonly event: GuardEvent['kind'] | 'unknown';
  /** `failed`: no decision was made. */
  readonly decision: DecisionKind | 'failed';
  /** `file:line`, the code of a reason, or the kind of a secret. */
  readonly rule: string | null;
  readonly milliseconds: number;
  /** The folder whose rules counted, absolute. */
  readonly folder?: string;
  /** The file that was refused, relative to `folder` where it lies in it: only one that is there, and no word of the agent's. */
  readonly path?: string;
}

/** More than a line is long, with a path. */
const bytesOfALine = 1_000;

/** A log of this size is put aside, and the one before it removed. Bytes. */
const longestLog = 1_000_000;

/** Adds a decision. A log that cannot be written stops nothing. */
export function logDecision(home: string, decision: LoggedDecision): void {
  const { folder, log, olderLog } = guardPlaces(home);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(log, { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isFile()) return;
    if ((stat?.size ?? 0) > longestLog) renameSync(log, olderLog);
    appendFileSync(
      log,
      `${JSON.stringify(decision)}
`,
      { mode: 0o600 },
    );
  } catch {
    // A full disk or a folder of somebody else: the decision counts, not the note of it.
  }
}

/** The latest decisions, the newest first. Reads no more than the end of the log, and holds no thread. Never throws. */
export async function readLatestDecisions(home: string, most: number): Promise<readonly LoggedDecision[]> {
  const text = await readEnd(guardPlaces(home).log, bytesOfALine * most);
  return text.split('\n').flatMap(parsed).slice(-most).reverse();
}

/** Logged decisions, the oldest first. Broken lines are left out. */
export function readDecisions(home: string): readonly LoggedDecision[] {
  const { log, olderLog } = guardPlaces(home);
  return [olderLog, log].flatMap(file => {
    const read = readTextSync(file, 2 * longestLog);
    return read.kind === 'text' ? read.text.split('\n').flatMap(parsed) : [];
  });
}

function parsed(line: string): readonly LoggedDecision[] {
  try {
    const entry = JSON.parse(line) as LoggedDecision;
    return typeof entry.time === 'string' && typeof entry.agent === 'string' ? [entry] : [];
  } catch {
    return [];
  }
}

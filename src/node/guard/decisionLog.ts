import { appendFileSync, lstatSync, mkdirSync, renameSync } from 'node:fs';
import type { DecisionKind, GuardEvent } from '../../core/guard/types.ts';
import { readTextSync } from '../files/readText.ts';
import { guardPlaces } from './places.ts';

/** One decision, without anything of what was asked. */
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
}

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

/** Logged decisions, the oldest first; lines that are none are left out. */
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

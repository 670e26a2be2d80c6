import { appendFileSync, lstatSync, mkdirSync, renameSync } from 'node:fs';
import type { DecisionKind, GuardEvent } from '../../core/guard/types.ts';
import { numberIn, parseJson, textIn } from '../../core/json.ts';
import { readEnd } from '../files/regularFile.ts';
import { readTextSync } from '../files/readText.ts';
import { guardPlaces } from './places.ts';

/** One decision, without the text of the question. */
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
  /** The folder whose rules applied, absolute. */
  readonly folder?: string;
  /** The file that was refused, relative to `folder` if it is in it. Only an existing file, so never words of the agent's. */
  readonly path?: string;
}

/** The assumed maximum length of a line, including a path. */
const bytesOfALine = 1_000;

/** When the log is longer than this many bytes, it replaces the older log, and a new one is started. */
const longestLog = 1_000_000;

/** Logs a decision. Failing to write the log is not an error. */
export function logDecision(home: string, decision: LoggedDecision): void {
  const { folder, log, olderLog } = guardPlaces(home);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(log, { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isFile()) return;
    if ((stat?.size ?? 0) > longestLog) renameSync(log, olderLog);
    appendFileSync(log, `${JSON.stringify(decision)}\n`, { mode: 0o600 });
  } catch {
    // A full disk, or a folder of somebody else: the decision applies even if it cannot be logged.
  }
}

/** Returns the latest decisions, the newest first. Reads only the end of the log, without blocking the thread. Never throws. */
export async function readLatestDecisions(home: string, most: number): Promise<readonly LoggedDecision[]> {
  const text = await readEnd(guardPlaces(home).log, bytesOfALine * most);
  return text.split('\n').flatMap(parsed).slice(-most).reverse();
}

/** Returns the logged decisions, the oldest first. Broken lines are left out. */
export function readDecisions(home: string): readonly LoggedDecision[] {
  const { log, olderLog } = guardPlaces(home);
  return [olderLog, log].flatMap(file => {
    const read = readTextSync(file, 2 * longestLog);
    return read.kind === 'text' ? read.text.split('\n').flatMap(parsed) : [];
  });
}

const events: Readonly<Record<LoggedDecision['event'], true>> = {
  read: true,
  attachment: true,
  search: true,
  edit: true,
  shell: true,
  mcp: true,
  web: true,
  prompt: true,
  output: true,
  unknown: true,
};

const decisions: Readonly<Record<LoggedDecision['decision'], true>> = {
  allow: true,
  ask: true,
  deny: true,
  redact: true,
  failed: true,
};

/** Returns the decision in a line; empty if a required field is missing or of another type. */
function parsed(line: string): readonly LoggedDecision[] {
  const entry = parseJson(line);
  const [time, agent] = [textIn(entry, 'time'), textIn(entry, 'agent')];
  const decision = wordIn(entry, 'decision', decisions);
  if (time === undefined || agent === undefined || decision === undefined) return [];
  // A newer version may know more events.
  const event = wordIn(entry, 'event', events) ?? 'unknown';
  const [folder, path] = [textIn(entry, 'folder'), textIn(entry, 'path')];
  return [
    {
      ...{ time, agent, event, decision },
      rule: textIn(entry, 'rule') ?? null,
      milliseconds: numberIn(entry, 'milliseconds') ?? 0,
      ...(folder === undefined ? {} : { folder }),
      ...(path === undefined ? {} : { path }),
    },
  ];
}

function wordIn<Word extends string>(
  entry: unknown,
  key: string,
  known: Readonly<Record<Word, true>>,
): Word | undefined {
  const word = textIn(entry, key);
  return Object.keys(known).find((each): each is Word => each === word);
}

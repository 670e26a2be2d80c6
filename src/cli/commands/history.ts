import { statSync } from 'node:fs';
import path from 'node:path';
import { transcripts } from '../../core/assistants/transcripts.ts';
import { foundLines } from '../../core/history/historyJson.ts';
import { NeedleDetector } from '../../core/history/detection/needles.ts';
import { historyReport, type HistoryReport, narrowed, type Place } from '../../core/history/report.ts';
import { SecretDetector } from '../../core/history/detection/secretDetector.ts';
import type { Transcripts } from '../../core/history/types.ts';
import type { Finding } from '../../core/secrets/types.ts';
import { errorCode } from '../../node/files/errorCode.ts';
import {
  forgetHistory,
  hasHistoryKey,
  historyFolder,
  HistoryIndex,
  historyKey,
  newHistoryKey,
} from '../../node/history/index.ts';
import { type HistoryRead, readHistory } from '../../node/history/readHistory.ts';
import { recordsVersion } from '../../node/history/recordsVersion.ts';
import { textTools } from '../../node/history/textTools.ts';
import { workspaceSecrets as secretsOf } from '../../node/history/workspaceSecrets.ts';
import { movedFolders } from '../../node/settings/movedFolders.ts';
import { checkIds, type Environment } from '../environment.ts';
import { UsageError } from '../arguments/usage.ts';
import { exitCode, riskOfConfidence } from '../output/exitCode.ts';
import { findReport, historyOutput } from '../output/reports/historyReport.ts';
import { shownName } from '../output/names.ts';
import { lines, t } from '../output/safe.ts';
import { teamOf } from '../scanning/scanTeam.ts';
import { newPool } from './scan.ts';
import { shownBelow } from '../../node/files/inside.ts';

/** `sightglass history`: lists what was sent, according to the records of the assistants on this disk. */
export async function historyCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  if (options.operands.length > 1) throw new UsageError('history takes no path');
  if (statSync(options.home, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError(`${options.home} is not a folder`);
  const folder = historyFolder(options.home);
  if (options.forget) return forget(environment, folder);
  const products = chosenProducts(environment);
  announce(environment, folder);
  if (options.find) return find(environment, products);
  const { report, findings } = await read(environment, products, folder);
  // The id is not repeated: somebody may have pasted a secret in its place.
  if (options.session !== null && report.sessions.length === 0)
    environment.warn(t`no session matches --session; without it, ids are shown next to each secret.`);
  print(historyOutput(report, findings, products, environment));
  return exitCode(
    options.failOn ?? 'none',
    report.secrets.flatMap(each => (each.status === 'sent' ? [riskOfConfidence(each.confidence)] : [])),
  );
}

/** Returns the products whose records are read: all that this version knows, or those that were named. */
function chosenProducts({ options }: Environment): readonly Transcripts[] {
  const { assistants } = options;
  if (assistants === null || assistants === 'all') return transcripts;
  checkIds(assistants);
  return transcripts.filter(({ stores }) => stores.some(each => assistants.includes(each.assistant)));
}

/** Announces on the first run what is read: private conversations, but only because somebody typed the command. */
function announce({ options, warn }: Environment, folder: string): void {
  if (hasHistoryKey(folder) || options.quiet) return;
  warn(
    t`reads the records that AI tools keep of their conversations, below ${options.home} and in ${options.workspace}.`,
  );
}

interface Read {
  readonly report: HistoryReport;
  /** Secrets of the workspace by their private id. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

async function read(environment: Environment, products: readonly Transcripts[], folder: string): Promise<Read> {
  const { options } = environment;
  const key = keyIn(folder, environment);
  const index = new HistoryIndex(folder, recordsVersion(__dirname), key);
  const detector = new SecretDetector(key, textTools, index.secrets);
  const result = readRecords(environment, products, detector, index);
  const findings =
    detector.secrets.size === 0 ? new Map<string, readonly Finding[]>() : await workspaceSecrets(environment, detector);
  const places = new Map([...findings].map(([id, all]) => [id, all.map(placeOf)] as const));
  const whole = historyReport(result.joined, detector.secrets, places, result.unread);
  const relative = <T extends { readonly path: string | null }>(each: T): T => ({
    ...each,
    path: shownPath(each.path, options.workspace),
  });
  const inWorkspace = { ...whole, secrets: whole.secrets.map(relative), files: whole.files.map(relative) };
  return { report: narrowed(inWorkspace, options.since, options.session), findings };
}

/** Returns the stored key, or a temporary one if none can be stored: the home folder may belong to somebody else, or be full. */
function keyIn(folder: string, { options, warn }: Environment): Uint8Array {
  const isNew = !hasHistoryKey(folder);
  try {
    const key = historyKey(folder);
    if (isNew && !options.quiet)
      warn(
        t`Kept between runs are fingerprints, names of files and times, in ${folder}; history --forget --apply removes them.`,
      );
    return key;
  } catch {
    warn(t`${folder} cannot be written: nothing is kept, and each run reads all records.`);
    return newHistoryKey();
  }
}

function readRecords(
  { options, env, progress }: Environment,
  products: readonly Transcripts[],
  detector: SecretDetector | NeedleDetector,
  index: HistoryIndex | null,
): HistoryRead {
  const { home, workspace, since, files: withFiles } = options;
  const onProgress = (files: number, of: number): void => progress.show(`${files} of ${of} files of records read`);
  const folders = [{ home, workspace, moved: movedFolders(env) }];
  const isPartial = products.length < transcripts.length;
  return readHistory({ products, folders, isPartial, detector, index, since, withFiles, onProgress });
}

async function find(environment: Environment, products: readonly Transcripts[]): Promise<number> {
  const text = await environment.readStdin();
  if (text.includes('\0')) throw new UsageError('--find takes text in UTF-8; standard input has zero bytes in it');
  const given = text.split(/\r\n|\n|\r/);
  if (given.at(-1) === '') given.pop();
  if (given.every(line => line.trim() === '')) throw new UsageError('--find needs lines on standard input');
  const { joined, unread } = readRecords(environment, products, new NeedleDetector(given), null);
  environment.print(findReport(foundLines(given, joined.carried), joined.sessions, unread, products, environment));
  return 0;
}

function forget({ options, print }: Environment, folder: string): number {
  const files = forgotten(folder, options.apply);
  const title = options.apply ? 'Removed:' : 'Would be removed with --apply:';
  print(lines(files.length === 0 ? ['Nothing is kept.'] : [title, ...files.map(file => t`  ${file}`)]));
  return 0;
}

function forgotten(folder: string, isApplied: boolean): readonly string[] {
  try {
    return forgetHistory(folder, isApplied);
  } catch (error) {
    throw new UsageError(`${folder} cannot be ${isApplied ? 'emptied' : 'read'}: ${errorCode(error)}`);
  }
}

/** Returns the secrets in the workspace by private id: a secret that was sent is recognised by its text, even in another file. */
async function workspaceSecrets(
  environment: Environment,
  detector: SecretDetector,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const { workspace, home } = environment.options;
  if (statSync(workspace, { throwIfNoEntry: false })?.isDirectory() !== true) return new Map();
  const pool = newPool();
  try {
    const options = { pool, team: teamOf(environment, workspace).source };
    const cacheFolder = path.join(home, '.sightglass', 'cache');
    const byId = await secretsOf(workspace, cacheFolder, options, secret => detector.idOf(secret));
    const shown = (all: readonly Finding[]): readonly Finding[] =>
      all.map(each => ({ ...each, path: shownName(each.path) }));
    return new Map([...byId].map(([id, all]) => [id, shown(all)] as const));
  } finally {
    await pool.dispose();
  }
}

function placeOf(finding: Finding): Place {
  return { path: finding.path, line: finding.startLine };
}

/** Returns a path that a record names, relative to the workspace if it is inside it, with `/`. */
function shownPath(given: string | null, workspace: string): string | null {
  if (given === null || !path.isAbsolute(given)) return given;
  return shownBelow(workspace, given) || '.';
}

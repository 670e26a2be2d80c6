import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { HostName } from '../../../core/egress/policy/types.ts';
import { type Message, message } from '../../../core/message.ts';
import { processIdentity } from '../../files/processIdentity.ts';
import { FileLog } from './log.ts';
import { noProcesses, ProcFinder } from './processes.ts';
import { type RecordingProxy, startProxy } from './proxy.ts';
import { clearState, keepAlive, recorderFolder, type RecorderState, runningRecorder, writeState } from './state.ts';
import { readUpstream } from './upstream.ts';

// A bundle of its own, `dist/recorder.js`: the only one that may open connections.

export interface RecorderOptions {
  readonly home: string;
  /** 0: any free port. */
  readonly port: number;
  /** Absolute; null: next to the state. */
  readonly log: string | null;
  readonly refuse: readonly HostName[];
  readonly allowPrivate: boolean;
  /** The address of an upstream proxy, and the hosts that bypass it; null: none. */
  readonly upstream: { readonly address: string; readonly exceptions: string } | null;
  /** Called when the log can no longer be written. */
  readonly onProblem: (problem: Message) => void;
}

export type Started =
  | { readonly ok: true; readonly state: RecorderState; readonly stop: () => Promise<void> }
  | { readonly ok: false; readonly problem: Message };

/** Starts the recorder of a person; only one can run at a time. Never rejects. */
export async function startRecorder(options: RecorderOptions): Promise<Started> {
  const { home, upstream: given } = options;
  const running = await runningRecorder(home);
  if (running !== null)
    return { ok: false, problem: message('recorder.problem.running', { port: running.port, pid: running.pid }) };
  const upstream = given === null ? null : readUpstream(given.address, given.exceptions);
  if (upstream === 'scheme' || upstream === 'malformed')
    return {
      ok: false,
      problem: message(
        upstream === 'scheme' ? 'recorder.problem.upstreamScheme' : 'recorder.problem.upstreamMalformed',
      ),
    };
  const file = options.log ?? path.join(recorderFolder(home), 'log.ndjson');
  const log = await FileLog.open(file, {
    onProblem: error => options.onProblem(message('recorder.problem.log', { file, reason: reasonOf(error) })),
  }).catch((error: unknown) => message('recorder.problem.log', { file, reason: reasonOf(error) }));
  if ('code' in log) return { ok: false, problem: log };
  const token = randomBytes(24).toString('base64url');
  try {
    const proxy = await startProxy({
      port: options.port,
      token,
      upstream,
      refuse: options.refuse,
      allowPrivate: options.allowPrivate,
      processes: process.platform === 'linux' ? new ProcFinder() : noProcesses,
      write: entry => log.write(entry),
      clock: Date.now,
    });
    const state = { ...processIdentity(), port: proxy.port, token, log: file };
    await writeState(home, state);
    const end = keepAlive(home);
    const stopAll = (): Promise<void> => {
      end();
      return stop(proxy, log, home);
    };
    return { ok: true, state, stop: stopAll };
  } catch (error) {
    await log.close();
    return {
      ok: false,
      problem: message('recorder.problem.start', { port: options.port, reason: reasonOf(error) }),
    };
  }
}

async function stop(proxy: RecordingProxy, log: FileLog, home: string): Promise<void> {
  await clearState(home, process.pid);
  await proxy.close();
  await log.close();
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : String(error);
}

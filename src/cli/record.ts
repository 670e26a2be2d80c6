import type { Message } from '../core/message.ts';
import { lazyRecorder } from '../node/egress/lazyRecorder.ts';
import { blindSpots } from '../node/egress/recorder/blindSpots.ts';
import { proxyAddress } from '../node/egress/recorder/proxyAddress.ts';
import type { RecorderOptions } from '../node/egress/recorder/recorder.ts';
import { printable } from './output/safe.ts';
import type { RecorderState } from '../node/egress/recorder/state.ts';

/** How the recorder communicates with the person at the terminal. */
export interface RecordPorts {
  readonly say: (message: Message) => string;
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** Records until the person or the system ends the program. Returns null, or why recording could not start. */
export async function record(options: Omit<RecorderOptions, 'onProblem'>, ports: RecordPorts): Promise<Message | null> {
  const onProblem = (problem: Message): void => ports.warn(ports.say(problem));
  const started = await lazyRecorder().startRecorder({ ...options, onProblem });
  if (!started.ok) return started.problem;
  const interrupted = interruption();
  ports.print(instructions(started.state, ports));
  await interrupted;
  await started.stop();
  ports.print(`\nStopped. sightglass egress import ${printable(started.state.log)} shows what went out.\n`);
  return null;
}

/** Returns the proxy that programs started from this terminal would use. */
export function upstreamIn(env: NodeJS.ProcessEnv): RecorderOptions['upstream'] {
  const address = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? env['http_proxy'] ?? env['HTTP_PROXY'] ?? '';
  return address === '' ? null : { address, exceptions: env['no_proxy'] ?? env['NO_PROXY'] ?? '' };
}

function instructions(state: RecorderState, { say }: RecordPorts): string {
  const address = proxyAddress(state);
  return `Recording. In the terminal of the program to watch (the address contains a password for this run):

  export HTTPS_PROXY=${address} HTTP_PROXY=${address}
  export https_proxy=$HTTPS_PROXY http_proxy=$HTTP_PROXY NO_PROXY=localhost,127.0.0.1,::1

Log: ${printable(state.log)}
Ctrl+C stops it. What it cannot see:
${blindSpots.map(each => `- ${say(each)}\n`).join('')}`;
}

function interruption(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

import path from 'node:path';
import { readHostName } from '../../core/egress/policy/names.ts';
import type { HostName } from '../../core/egress/policy/types.ts';
import { lazyRecorder } from '../../node/egress/lazyRecorder.ts';
import { blindSpots } from '../../node/egress/recorder/blindSpots.ts';
import { proxyAddress } from '../../node/egress/recorder/proxyAddress.ts';
import type { RecorderOptions } from '../../node/egress/recorder/recorder.ts';
import type { Environment } from '../environment.ts';
import { printable, say } from '../text.ts';
import { UsageError } from '../usage.ts';

/** `sightglass egress record`: runs until it is interrupted. */
export async function egressRecordCommand(environment: Environment): Promise<number> {
  const { options, env, print, warn } = environment;
  const { egress } = options;
  if (options.operands.length > 2) throw new UsageError('egress record takes options only');
  const started = await lazyRecorder().startRecorder({
    home: options.home,
    port: egress.port,
    log: egress.log === null ? null : path.resolve(options.workspace, egress.log),
    refuse: egress.refuse.map(refusedHost),
    allowPrivate: egress.allowPrivate,
    upstream: egress.useUpstream ? upstreamIn(env) : null,
    onProblem: problem => warn(printable(say(problem))),
  });
  if (!started.ok) throw new UsageError(say(started.problem));
  const { state } = started;
  print(instructions(proxyAddress(state), state.log));
  await interruption();
  await started.stop();
  print(`\nStopped. sightglass egress import ${printable(state.log)} shows what went out.\n`);
  return 0;
}

function instructions(address: string, log: string): string {
  return `Recording. In the terminal of the program to watch (the address holds a password for this run):

  export HTTPS_PROXY=${address} HTTP_PROXY=${address}
  export https_proxy=$HTTPS_PROXY http_proxy=$HTTP_PROXY NO_PROXY=localhost,127.0.0.1,::1

Log: ${printable(log)}
Ctrl+C stops it. What it cannot see:
${blindSpots.map(each => `- ${say(each)}\n`).join('')}`;
}

/** The proxy that programs started from this terminal would use. */
function upstreamIn(env: NodeJS.ProcessEnv): RecorderOptions['upstream'] {
  const address = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? env['http_proxy'] ?? env['HTTP_PROXY'] ?? '';
  return address === '' ? null : { address, exceptions: env['no_proxy'] ?? env['NO_PROXY'] ?? '' };
}

function refusedHost(text: string): HostName {
  const name = readHostName(text);
  if (name === null) throw new UsageError(`--refuse takes a name like api.example.com or *.example.com; not ${text}`);
  return name;
}

/** Resolves when the person or the system asks the program to end. */
function interruption(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}

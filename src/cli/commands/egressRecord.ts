import path from 'node:path';
import { readHostName } from '../../core/egress/policy/names.ts';
import type { HostName } from '../../core/egress/policy/types.ts';
import type { Environment } from '../environment.ts';
import { record, upstreamIn } from '../record.ts';
import { printable, say } from '../text.ts';
import { UsageError } from '../usage.ts';

/** `sightglass egress record`: runs until it is interrupted. */
export async function egressRecordCommand({ options, env, print, warn }: Environment): Promise<number> {
  const { egress } = options;
  if (options.operands.length > 2) throw new UsageError('egress record takes options only');
  const problem = await record(
    {
      home: options.home,
      port: egress.port,
      log: egress.log === null ? null : path.resolve(options.workspace, egress.log),
      refuse: egress.refuse.map(refusedHost),
      allowPrivate: egress.allowPrivate,
      upstream: egress.useUpstream ? upstreamIn(env) : null,
    },
    { say: message => printable(say(message)), print, warn },
  );
  if (problem !== null) throw new UsageError(say(problem));
  return 0;
}

function refusedHost(text: string): HostName {
  const name = readHostName(text);
  if (name === null) throw new UsageError(`--refuse takes a name like api.example.com or *.example.com; not ${text}`);
  return name;
}

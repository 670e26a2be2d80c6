import path from 'node:path';
import type { Environment } from '../../environment.ts';
import { hostNameOf } from '../../arguments/hostNames.ts';
import { record, upstreamIn } from '../../record.ts';
import { document } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { UsageError } from '../../arguments/usage.ts';

/** `sightglass egress record`: runs until it is interrupted. */
export async function egressRecordCommand({ options, env, print, warn }: Environment): Promise<number> {
  const { egress } = options;
  if (options.operands.length > 2) throw new UsageError('egress record takes options only');
  const problem = await record(
    {
      home: options.home,
      port: egress.port,
      log: egress.log === null ? null : path.resolve(options.currentFolder, egress.log),
      refuse: egress.refuse.map(text => hostNameOf('--refuse', text, warn)),
      allowPrivate: egress.allowPrivate,
      upstream: egress.useUpstream ? upstreamIn(env) : null,
    },
    { say, print: text => print(document(text)), warn },
  );
  if (problem !== null) throw new UsageError(say(problem));
  return 0;
}

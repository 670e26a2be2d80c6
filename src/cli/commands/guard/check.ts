import path from 'node:path';
import type { GuardEvent } from '../../../core/guard/types.ts';
import { guardProgram } from '../../../node/guard/lazyProgram.ts';
import type { Environment } from '../../environment.ts';
import type { GuardAsked } from '../../arguments/groups/guardOptions.ts';
import { existingPath } from '../../arguments/paths.ts';
import { UsageError } from '../../arguments/usage.ts';
import { decisionReport } from '../../output/reports/guardReport.ts';
import { agentNamed } from '../../guard/guardAgents.ts';
import { guardFacts } from '../../guard/guardFacts.ts';

/** `sightglass guard check --read PATH | --command TEXT | --prompt - | --output - [--agent ID]`; exit 1 unless allowed. */
export async function guardCheckCommand(environment: Environment): Promise<number> {
  const { options, print } = environment;
  const { asked, agent: id } = options.guard;
  if (asked === null) throw new UsageError('guard check needs --read PATH, --command TEXT, --prompt - or --output -');
  // By default, an agent that accepts replaced output and cannot ask.
  const agent = id === null ? ({ output: 'replace', canAsk: false } as const) : agentNamed(id);
  const decision = guardProgram().decide(await eventOf(asked, environment), guardFacts(environment, agent));
  print(decisionReport(decision, options.format));
  return decision.decision === 'allow' ? 0 : 1;
}

async function eventOf(asked: GuardAsked, { options, readStdin }: Environment): Promise<GuardEvent> {
  switch (asked.kind) {
    case 'read': {
      const found = existingPath(asked.path, options) ?? path.resolve(options.currentFolder, asked.path);
      return { kind: 'read', paths: [found] };
    }
    case 'command':
      return { kind: 'shell', command: asked.text, dialect: process.platform === 'win32' ? 'powershell' : 'bash' };
    case 'prompt':
      return { kind: 'prompt', text: await readStdin() };
    case 'output':
      return { kind: 'output', value: await readStdin(), call: null };
  }
}

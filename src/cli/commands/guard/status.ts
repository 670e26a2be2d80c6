import { guardStatus, type GuardStatus } from '../../../node/guard/registering/status.ts';
import { sharedHere } from '../../../node/guard/registering/sharedHooks.ts';
import { readAllowances } from '../../../node/guard/allowances.ts';
import type { Environment } from '../../environment.ts';
import { installationOf, wantedAgents } from '../../guard/guardAgents.ts';
import { statusReport } from '../../output/reports/guardReport.ts';

/** `sightglass guard [status] [--agents ID,...]`: always exits with 0. */
export async function guardStatusCommand(environment: Environment): Promise<number> {
  const { env, options, painter, print } = environment;
  const installation = installationOf(environment);
  const all: GuardStatus[] = [];
  for (const agent of await wantedAgents(environment)) all.push(await guardStatus(agent, installation));
  const { format, home, workspace } = options;
  const sharedBy = (agent: string): ReturnType<typeof sharedHere> => sharedHere(agent, env);
  print(statusReport(all, readAllowances(home), { format, painter, workspace, sharedBy }));
  return 0;
}

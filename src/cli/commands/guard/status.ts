import { guardStatus, type GuardStatus } from '../../../node/guard/registering/status.ts';
import { readAllowances } from '../../../node/guard/allowances.ts';
import type { Environment } from '../../environment.ts';
import { installationOf, wantedAgents } from '../../guardAgents.ts';
import { statusReport } from '../../output/reports/guardReport.ts';

/** `sightglass guard [status] [--agents ID,...]`: exit 0 whatever it finds. */
export async function guardStatusCommand(environment: Environment): Promise<number> {
  const { options, painter, print } = environment;
  const installation = installationOf(environment);
  const all: GuardStatus[] = [];
  for (const agent of await wantedAgents(environment)) all.push(await guardStatus(agent, installation));
  print(
    statusReport(all, readAllowances(options.home), { format: options.format, painter, workspace: options.workspace }),
  );
  return 0;
}

import path from 'node:path';
import { findPolicy } from '../../../node/policy/findPolicy.ts';
import { fleetReport } from '../../../node/fleet/report.ts';
import { sentCounts } from '../../../node/fleet/sent.ts';
import { existingPath } from '../../arguments/paths.ts';
import { UsageError } from '../../arguments/usage.ts';
import { detected, type Environment } from '../../environment.ts';
import { json } from '../../output/safe.ts';
import { say } from '../../output/text.ts';
import { version } from '../../version.ts';

/** `sightglass fleet report`: prints what is on this machine, as one line of JSON. */
export async function fleetReportCommand(environment: Environment): Promise<number> {
  const { options, env, print } = environment;
  if (options.operands.length > 2) throw new UsageError('fleet report takes options only');
  const { home, fleet } = options;
  const { file } = options.policy;
  const named = file === null ? null : (existingPath(file, options) ?? path.resolve(options.currentFolder, file));
  // The policy of the machine, or the one that is named: a repository must not influence what a machine reports.
  const found = await findPolicy({ workspace: null, named, platform: process.platform });
  if (found.problems.length > 0) throw new UsageError(found.problems.map(say).join('\n'));
  const report = await fleetReport({
    home,
    env,
    platform: process.platform,
    tools: await detected(home, env),
    found,
    salt: fleet.salt ?? found.policy?.organisation.name ?? '',
    withNames: fleet.withNames,
    sent: fleet.withHistory ? sentCounts(home, env, __dirname) : null,
    now: new Date(),
    version,
  });
  print(json(`${JSON.stringify(report)}\n`));
  return 0;
}

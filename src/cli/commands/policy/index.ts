import type { Environment } from '../../environment.ts';
import { wrongVerb } from '../../arguments/accepted.ts';
import { UsageError } from '../../arguments/usage.ts';
import { policyBuildCommand } from './build.ts';
import { policyCheckCommand } from './check.ts';
import { policyInitCommand } from './init.ts';

/** `sightglass policy init | check | build` */
export function policyCommand(environment: Environment): Promise<number> {
  const [, verb, ...rest] = environment.options.operands;
  if (verb !== undefined && rest.length > 0)
    throw new UsageError(`policy ${verb} takes options only; not ${rest.join(' ')}`);
  switch (verb) {
    case 'init':
      return policyInitCommand(environment);
    case 'check':
      return policyCheckCommand(environment);
    case 'build':
      return policyBuildCommand(environment);
    default:
      throw wrongVerb(environment.options.operands);
  }
}

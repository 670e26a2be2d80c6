import { createRequire } from 'node:module';
import type { Environment } from '../../environment.ts';
import { wrongVerb } from '../../arguments/accepted.ts';
import { UsageError } from '../../arguments/usage.ts';
import { guardAllowCommand } from './allow.ts';
import { guardCheckCommand } from './check.ts';
import { guardInstallCommand, guardRemoveCommand } from './install.ts';
import { guardLogCommand } from './log.ts';
import { guardStatusCommand } from './status.ts';

/** `sightglass guard [status] | install | remove | check | allow | log | run` */
export function guardCommand(environment: Environment): Promise<number> {
  const [, verb = 'status', ...rest] = environment.options.operands;
  if (verb !== 'allow' && rest.length > 0)
    throw new UsageError(`guard ${verb} takes options only; not ${rest.join(' ')}`);
  switch (verb) {
    case 'status':
      return guardStatusCommand(environment);
    case 'install':
      return guardInstallCommand(environment);
    case 'remove':
      return guardRemoveCommand(environment);
    case 'check':
      return guardCheckCommand(environment);
    case 'allow':
      return guardAllowCommand(environment, rest);
    case 'log':
      return guardLogCommand(environment);
    case 'run':
      // The launcher starts this bundle directly. The bundle reads the command line and ends the process.
      createRequire(__filename)('./guard.js');
      return new Promise(() => {});
    default:
      throw wrongVerb(environment.options.operands);
  }
}

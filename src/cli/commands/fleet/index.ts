import { wrongVerb } from '../../arguments/accepted.ts';
import type { Environment } from '../../environment.ts';
import { fleetMergeCommand } from './merge.ts';
import { fleetReportCommand } from './report.ts';

type Command = (environment: Environment) => Promise<number>;

const commands: Readonly<Record<string, Command>> = { report: fleetReportCommand, merge: fleetMergeCommand };

/** The sub-commands of `sightglass fleet`. */
export function fleetCommand(environment: Environment): Promise<number> {
  const verb = environment.options.operands[1] ?? '';
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (command === undefined) throw wrongVerb(environment.options.operands);
  return command(environment);
}

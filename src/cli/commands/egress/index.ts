import type { Environment } from '../../environment.ts';
import { wrongVerb } from '../../arguments/accepted.ts';
import { egressImportCommand } from './import.ts';
import { egressInventoryCommand } from './inventory.ts';
import { egressPolicyCommand } from './policy.ts';
import { egressRecordCommand } from './record.ts';

type Command = (environment: Environment) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  import: egressImportCommand,
  inventory: egressInventoryCommand,
  policy: egressPolicyCommand,
  record: egressRecordCommand,
};

/** The sub-commands of `sightglass egress`. */
export function egressCommand(environment: Environment): Promise<number> {
  const verb = environment.options.operands[1] ?? '';
  const command = Object.hasOwn(commands, verb) ? commands[verb] : undefined;
  if (command === undefined) throw wrongVerb(environment.options.operands);
  return command(environment);
}

import { UsageError } from '../arguments/usage.ts';
import type { Environment } from '../environment.ts';
import { undo } from '../output/plan.ts';

/** `sightglass undo`: undoes the last applied plan of any command. */
export async function undoCommand(environment: Environment): Promise<number> {
  if (environment.options.operands.length > 1) throw new UsageError('undo takes no arguments');
  return undo(environment);
}

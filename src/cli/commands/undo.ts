import { UsageError } from '../arguments/usage.ts';
import type { Environment } from '../environment.ts';
import { undo } from '../output/plan.ts';

/** `sightglass undo`: takes the last applied plan back, whichever command made it. */
export async function undoCommand(environment: Environment): Promise<number> {
  if (environment.options.operands.length > 1) throw new UsageError('undo takes no arguments');
  return undo(environment);
}

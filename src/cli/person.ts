import { ancestors } from '../node/files/ancestors.ts';
import { notAPerson } from '../node/guard/person.ts';
import { UsageError } from './arguments/usage.ts';
import type { Environment } from './environment.ts';

/** Throws {@link UsageError} if the command is not run by a person at a terminal. */
export function mustBePerson({ env }: Environment, command: string): void {
  const isAtTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const why = notAPerson({ env, isAtTerminal, ancestors: ancestors(process.pid) });
  if (why === null) return;
  if (why.by === 'no-terminal') throw new UsageError(`${command} is for a person at a terminal`);
  throw new UsageError(
    why.by === 'variable'
      ? `${command} is for a person; this is a terminal of an agent (${why.name} is set)`
      : `${command} is for a person; this was started by ${why.name}`,
  );
}

import { createRequire } from 'node:module';
import type * as audit from './commands/audit.ts';
import type * as completion from './commands/completion.ts';
import type * as context from './commands/context.ts';
import type * as egress from './commands/egress/index.ts';
import type * as fleet from './commands/fleet/index.ts';
import type * as guard from './commands/guard/index.ts';
import type * as harden from './commands/harden.ts';
import type * as history from './commands/history.ts';
import type * as ignore from './commands/ignore/index.ts';
import type * as policy from './commands/policy/index.ts';
import type * as scan from './commands/scan.ts';
import type * as trail from './commands/trail.ts';
import type * as settings from './commands/settings.ts';
import { errorCode } from '../node/files/errorCode.ts';
import { UsageError } from './arguments/usage.ts';
import type { Environment } from './environment.ts';

/** Resolves to the exit code; rejects with a `UsageError` for wrong usage or unreadable input. */
export type Command = (environment: Environment) => Promise<number>;

const load = createRequire(__filename);

const commands: Readonly<Record<string, () => Command>> = {
  audit: () => (load('./auditCommand.js') as typeof audit).auditCommand,
  scan: () => (load('./scanCommand.js') as typeof scan).scanCommand,
  context: () => (load('./contextCommand.js') as typeof context).contextCommand,
  ignore: () => (load('./ignoreCommand.js') as typeof ignore).ignoreCommand,
  settings: () => (load('./settingsCommand.js') as typeof settings).settingsCommand,
  harden: () => (load('./hardenCommand.js') as typeof harden).hardenCommand,
  guard: () => (load('./guardCommand.js') as typeof guard).guardCommand,
  undo: () => (load('./guardCommand.js') as typeof guard).undoCommand,
  history: () => (load('./historyCommand.js') as typeof history).historyCommand,
  policy: () => (load('./policyCommand.js') as typeof policy).policyCommand,
  fleet: () => (load('./fleetCommand.js') as typeof fleet).fleetCommand,
  trail: () => (load('./trailCommand.js') as typeof trail).trailCommand,
  completion: () => (load('./completionCommand.js') as typeof completion).completionCommand,
  egress: () => (load('./egressCommand.js') as typeof egress).egressCommand,
};

const inExtension: ReadonlySet<string> = new Set(['guard', 'undo']);

/**
 * The command of a name, from its own bundle beside this one: a run pays for the rules, tables and parsers of one command
 * only. Null where no command has the name. Throws {@link UsageError} where its bundle is not there: the editor's extension has
 * the commands of the guard alone.
 */
export function lazyCommand(name: string): Command | null {
  const loaded = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (loaded === undefined) return null;
  try {
    return loaded();
  } catch (error) {
    if (errorCode(error) !== 'MODULE_NOT_FOUND' || inExtension.has(name)) throw error;
    throw new UsageError(
      `${name} comes with the npm package sightglass; this is the extension's own, with guard and undo`,
    );
  }
}

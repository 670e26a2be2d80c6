import { createRequire } from 'node:module';
import type * as audit from './commands/audit.ts';
import type * as context from './commands/context.ts';
import type * as egress from './commands/egress/index.ts';
import type * as guard from './commands/guard/index.ts';
import type * as harden from './commands/harden.ts';
import type * as history from './commands/history.ts';
import type * as ignore from './commands/ignore/index.ts';
import type * as scan from './commands/scan.ts';
import type * as settings from './commands/settings.ts';
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
  undo: () => (load('./hardenCommand.js') as typeof harden).undoCommand,
  history: () => (load('./historyCommand.js') as typeof history).historyCommand,
  egress: () => (load('./egressCommand.js') as typeof egress).egressCommand,
};

/**
 * The command of a name, from its own bundle beside this one: a run pays for the rules, tables and parsers of one command
 * only. Null where no command has the name.
 */
export function lazyCommand(name: string): Command | null {
  return Object.hasOwn(commands, name) ? (commands[name]?.() ?? null) : null;
}

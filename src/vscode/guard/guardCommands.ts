import { commands as vscodeCommands, EventEmitter } from 'vscode';
import { commands, views } from '../../contract.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Guard, GuardServices } from './guard.ts';
import type { GuardFeature } from './guardFeature.ts';
import { guardTools } from './lazyGuardTools.ts';

/** Registers the guard's commands. The code behind them is loaded after startup, or on first use. */
export function registerGuard(services: GuardServices): GuardFeature {
  const disposables = new DisposableStore();
  const changed = disposables.add(new EventEmitter<void>());
  let made: Guard | undefined;
  const guard = (): Guard => {
    if (made !== undefined) return made;
    made = disposables.add(new (guardTools().Guard)(services));
    disposables.add(made.onDidChange(() => changed.fire()));
    return made;
  };
  const register = (id: string, run: (guard: Guard, argument: unknown) => unknown): void => {
    disposables.add(vscodeCommands.registerCommand(id, (argument: unknown) => run(guard(), argument)));
  };
  register(commands.guardAgents, one => guardTools().guardAgents(one));
  register(commands.guardStatus, async one => {
    await vscodeCommands.executeCommand(`${views.guard}.focus`);
    await services.assistants.detect();
    await one.refresh();
  });
  register(commands.checkGuardInTerminal, one => guardTools().checkInTerminal(one));
  register(commands.removeGuard, (one, row) => guardTools().removeGuard(one, row));
  register(commands.allowOnce, (one, row) => guardTools().allow(one, row, 'once'));
  register(commands.allowUntil, (one, row) => guardTools().allow(one, row, 'until'));
  register(commands.revokeAllowance, (one, row) => guardTools().revoke(one, row));
  return {
    onDidChange: changed.event,
    get agents() {
      return made?.isRead === true ? made.agents : null;
    },
    start: () => void guard().refresh(),
    dispose: () => disposables.dispose(),
  };
}

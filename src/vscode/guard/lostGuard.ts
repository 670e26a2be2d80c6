import { commands as vscodeCommands, l10n, type Memento, window } from 'vscode';
import { commands, stateKeys } from '../../contract.ts';
import { asList } from '../../core/json.ts';
import { type AgentPlace, LostRegistrations } from '../../core/guard/registrations/lostRegistrations.ts';
import type { AgentOverview } from '../../node/guard/registering/overview.ts';
import { shownFile, stateSentence } from './guardTexts.ts';

/** The state that is checked. */
interface Looked {
  readonly agents: readonly AgentOverview[];
  readonly nameOf: (id: string) => string;
}

/** Reports once that a registration has disappeared: an agent, a repository or an update may have removed it. */
export class LostGuard {
  readonly #lost: LostRegistrations;

  constructor(memory: Memento) {
    this.#lost = new LostRegistrations({
      get: () => asList(memory.get(stateKeys.guardedPlaces)).filter(each => typeof each === 'string'),
      set: async keys => memory.update(stateKeys.guardedPlaces, keys),
    });
  }

  /** Makes the next check ignore changes of these files: the user has just approved them. */
  expectChange(files: readonly string[]): void {
    this.#lost.expectChange(files);
  }

  /** Whether a loss may have to be reported when the window gets the focus. */
  get isWaiting(): boolean {
    return this.#lost.isWaiting;
  }

  async look(guard: Looked): Promise<void> {
    const places = guard.agents.flatMap(({ hooks, places: all }) => all.map(place => ({ ...place, agent: hooks.id })));
    const lost = await this.#lost.look(places, window.state.focused);
    if (lost.length > 0) void report(lost, guard);
  }
}

async function report(lost: readonly AgentPlace[], guard: Looked): Promise<void> {
  const again = l10n.t('Guard Again…');
  const status = l10n.t('Show Guard Status');
  const which = lost.map(place => {
    const { agent, state, file } = place;
    const name = guard.nameOf(agent);
    if (state === 'missing') return l10n.t('{0}: no longer registered in {1}.', name, shownFile(file));
    return l10n.t('{0}: {1}.', name, stateSentence({ agent, state, place }));
  });
  const text = l10n.t('The guard no longer answers. {0}', which.join(' '));
  const answer = await window.showWarningMessage(text, again, status);
  if (answer === again) await vscodeCommands.executeCommand(commands.guardAgents);
  else if (answer === status) await vscodeCommands.executeCommand(commands.guardStatus);
}

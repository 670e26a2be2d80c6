import { commands as vscodeCommands, l10n, type Memento, window } from 'vscode';
import { commands, stateKeys } from '../../contract.ts';
import { type GuardPlace, lostPlaces, placeKey } from '../../core/guard/standing.ts';
import type { AgentOverview } from '../../node/guard/overview.ts';
import { shownFile, stateSentence } from './guardTexts.ts';

/** What is looked at. */
interface Looked {
  readonly agents: readonly AgentOverview[];
  readonly nameOf: (id: string) => string;
}

type AgentPlace = GuardPlace & { readonly agent: string };

/** Says once that a registration which was seen is gone: an agent, a repository or an update may have taken it away. */
export class LostGuard {
  /** Files that Sightglass itself has just written: what is gone from them was taken out by a person. */
  #own: readonly string[] = [];

  constructor(private readonly memory: Memento) {}

  /** The next look tells nothing of these files. */
  expectChange(files: readonly string[]): void {
    this.#own = files;
  }

  /** Compares with what was there at the last look, in whichever window that was. */
  async look(guard: Looked): Promise<void> {
    const places = guard.agents.flatMap(({ hooks, places: all }) => all.map(place => ({ ...place, agent: hooks.id })));
    const remembered = this.#remembered;
    const lost = lostPlaces(remembered, places).filter(({ file }) => !this.#own.includes(file));
    this.#own = [];
    const seen = new Set(places.map(placeKey));
    const kept = [
      ...remembered.filter(key => !seen.has(key)),
      ...places.filter(each => each.state === 'registered').map(placeKey),
    ];
    if (kept.join('\n') !== remembered.join('\n')) await this.memory.update(stateKeys.guardedPlaces, kept);
    if (lost.length > 0) void tell(lost, guard);
  }

  get #remembered(): readonly string[] {
    const kept = this.memory.get<unknown>(stateKeys.guardedPlaces);
    return Array.isArray(kept) ? kept.filter(each => typeof each === 'string') : [];
  }
}

async function tell(lost: readonly AgentPlace[], guard: Looked): Promise<void> {
  const again = l10n.t('Guard Again…');
  const status = l10n.t('Show Guard Status');
  const which = lost.map(place => {
    const { agent, state, file } = place;
    const name = guard.nameOf(agent);
    if (state === 'missing') return l10n.t('{0}: no longer registered in {1}.', name, shownFile(file));
    return l10n.t('{0}: {1}.', name, stateSentence({ agent, state, place }));
  });
  const text = l10n.t('The guard does not answer any longer. {0}', which.join(' '));
  const answer = await window.showWarningMessage(text, again, status);
  if (answer === again) await vscodeCommands.executeCommand(commands.guardAgents);
  else if (answer === status) await vscodeCommands.executeCommand(commands.guardStatus);
}

import { type Event, EventEmitter, extensions } from 'vscode';
import { settings } from '../../contract.ts';
import { assistantName, catalogue } from '../../core/assistants/catalogue.ts';
import type { Assistant } from '../../core/assistants/types.ts';
import type { Configuration } from '../platform/configuration.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { LatestRun } from '../platform/latestRun.ts';
import type { Log } from '../platform/log.ts';

/** The assistant that is assumed if none is found: VS Code ships Copilot and offers to turn it on. */
const assumed = 'copilot';

/** Determines which assistants are in use: those named in the settings, or else those found on this machine. */
export class AssistantsInUse {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new EventEmitter<void>());
  #detected: readonly string[] = [];
  #current: readonly Assistant[] = [];
  readonly #searches = new LatestRun();
  #isAssumed = false;

  readonly onDidChange: Event<void> = this.#changed.event;

  constructor(
    private readonly configuration: Configuration,
    /** Finds the ids of the assistants here, given the ids of the editor's extensions. */
    private readonly find: (extensionIds: readonly string[]) => Promise<readonly string[]>,
    private readonly log: Log,
  ) {
    this.#store.add(extensions.onDidChange(() => void this.detect()));
    this.#store.add(configuration.onDidChange(() => this.#choose()));
    this.#choose();
  }

  /** True if nothing was found or named, so that the assistant that VS Code ships is included. */
  get isAssumed(): boolean {
    return this.#isAssumed;
  }

  get current(): readonly Assistant[] {
    return this.#current;
  }

  /** The ids that were found, whatever the settings say. */
  get detected(): readonly string[] {
    return this.#detected;
  }

  async detect(): Promise<void> {
    try {
      const isLatest = this.#searches.begin();
      const detected = await this.find(extensions.all.map(extension => extension.id));
      if (!isLatest()) return;
      this.#detected = detected;
    } catch (error) {
      this.log.error('Could not look for AI tools', error);
    }
    this.#choose();
  }

  nameOf(id: string): string {
    return assistantName(id);
  }

  dispose(): void {
    this.#store.dispose();
  }

  #choose(): void {
    const named = this.configuration.get(settings.assistants);
    const unknown = named.filter(id => !catalogue.some(each => each.id === id));
    if (unknown.length > 0) this.log.warnOnce(`Unknown assistants in the settings: ${unknown.join(', ')}`);
    const wanted = new Set(named.length > 0 ? named : this.#detected);
    let chosen = catalogue.filter(each => wanted.has(each.id) && each.features.length > 0);
    this.#isAssumed = chosen.length === 0;
    if (chosen.length === 0) chosen = catalogue.filter(each => each.id === assumed);
    if (chosen.map(each => each.id).join() === this.#current.map(each => each.id).join()) return;
    this.#current = chosen;
    this.#changed.fire();
  }
}

import { type GuardPlace, lostPlaces, placeKey } from './standing.ts';

export type AgentPlace = GuardPlace & { readonly agent: string };

/** Keys of the places that were registered at the last check; shared by all windows of the user. */
export interface Remembered {
  readonly get: () => readonly string[];
  readonly set: (keys: readonly string[]) => Promise<void>;
}

/** Finds registrations that have disappeared; reports each once, in the focused window. */
export class LostRegistrations {
  /** Files that Sightglass itself has just written: registrations missing there were removed by the user. */
  #own: readonly string[] = [];
  #isWaiting = false;

  constructor(private readonly remembered: Remembered) {}

  /** Makes the next check report nothing about these files. */
  expectChange(files: readonly string[]): void {
    this.#own = files;
  }

  /** Whether the last check was left to the focused window. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /**
   * Compares the places with the last check of any window.
   * @param isFocused whether this window has the focus: all windows see a change at once, and only the focused one reports it
   */
  async look(places: readonly AgentPlace[], isFocused: boolean): Promise<readonly AgentPlace[]> {
    this.#isWaiting = !isFocused;
    if (!isFocused) return [];
    const remembered = this.remembered.get();
    const lost = lostPlaces(remembered, places).filter(({ file }) => !this.#own.includes(file));
    this.#own = [];
    const seen = new Set(places.map(placeKey));
    const kept = [
      ...remembered.filter(key => !seen.has(key)),
      ...places.filter(each => each.state === 'registered').map(placeKey),
    ];
    if (kept.join('\n') !== remembered.join('\n')) await this.remembered.set(kept);
    return lost;
  }
}

import { type GuardPlace, lostPlaces, placeKey } from './standing.ts';

export type AgentPlace = GuardPlace & { readonly agent: string };

/** What every window of the person remembers: keys of places that were registered when one of them looked last. */
export interface Remembered {
  readonly get: () => readonly string[];
  readonly set: (keys: readonly string[]) => Promise<void>;
}

/** Finds registrations that were seen and are gone, each once, in whichever window the person is. */
export class LostRegistrations {
  /** Files that Sightglass itself has just written: what is gone from them was taken out by a person. */
  #own: readonly string[] = [];
  #isWaiting = false;

  constructor(private readonly remembered: Remembered) {}

  /** The next look tells nothing of these files. */
  expectChange(files: readonly string[]): void {
    this.#own = files;
  }

  /** Whether the last look was left to the window where the person is. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /**
   * Compares with what was there at the last look, in whichever window that was.
   * @param isFocused whether the person is in this window: all of them hear of a change at once, and one of them tells it
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

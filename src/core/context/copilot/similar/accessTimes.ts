/** How many access times Copilot remembers. */
const capacity = 10;

/**
 * When each document was last the active editor, as Copilot remembers it: the ten last used entries. A read counts as a use, so reading
 * times in a sort changes which entry is dropped next.
 * Source: microsoft/vscode-copilot-chat@31acd00a, completions-core lib/src/documentTracker.ts and helpers/cache.ts.
 */
export class AccessTimes {
  /** Least recently used first. */
  readonly #times = new Map<string, number>();

  /** Records that an editor of this URI became active. */
  focus(uri: string, time: number): void {
    if (!this.#times.delete(uri) && this.#times.size >= capacity) {
      const oldest = this.#times.keys().next();
      if (oldest.done !== true) this.#times.delete(oldest.value);
    }
    this.#times.set(uri, time);
  }

  /** Returns the time of the last focus; 0 if none is remembered. */
  timeOf(uri: string): number {
    const time = this.#times.get(uri);
    if (time === undefined) return 0;
    this.#times.delete(uri);
    this.#times.set(uri, time);
    return time;
  }
}

/** Replays focus events, oldest first. */
export function replayFocus(events: readonly { readonly uri: string; readonly time: number }[]): AccessTimes {
  const times = new AccessTimes();
  for (const { uri, time } of [...events].sort((left, right) => left.time - right.time)) times.focus(uri, time);
  return times;
}

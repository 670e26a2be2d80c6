import { isObject, listIn, numberIn, textIn } from '../../json.ts';

interface Entry {
  readonly parent: string | null;
  /** For a compaction, the first entry before it that is still sent. */
  readonly kept?: string;
  /** For an edit, the entry whose text it replaces. */
  readonly target?: string;
  /** Whether it is the result of a tool. */
  readonly isResult?: boolean;
}

/**
 * The maximum number of entries visited to find what requests carry. Each jump to another branch costs as many as lead to it: a
 * session of 20 000 entries with a thousand jumps costs this many, and nobody creates one in which every entry is a jump.
 */
const mostSteps = 20_000_000;

/**
 * The entries of a session, each of which names its predecessor: requests carry what leads to the newest entry
 * (docs/session-format.md of Pi 1.6.0, which was run on such a session).
 */
export class EntryTree {
  readonly #entries: Map<string, Entry>;
  #newest: string | null;
  #steps: number;

  /** @param saved the result of {@link state} */
  constructor(
    saved: unknown,
    private readonly most = mostSteps,
  ) {
    const entries = listIn(saved, 'entries').filter(isObject);
    this.#entries = new Map(
      entries.map(each => {
        const [kept, target] = [textIn(each, 'kept'), textIn(each, 'target')];
        return [
          textIn(each, 'id') ?? '',
          {
            parent: textIn(each, 'parent') ?? null,
            ...(kept === undefined ? {} : { kept }),
            ...(target === undefined ? {} : { target }),
            ...(each['isResult'] === true ? { isResult: true } : {}),
          },
        ];
      }),
    );
    this.#newest = textIn(saved, 'newest') ?? null;
    this.#steps = numberIn(saved, 'steps') ?? 0;
  }

  /** The entry added last; null if there is none. */
  get newest(): string | null {
    return this.#newest;
  }

  /** How many entries were visited. */
  get steps(): number {
    return this.#steps;
  }

  /** Whether there are too many jumps to follow: from then on, all entries are assumed to be sent. */
  get isTooLarge(): boolean {
    return this.#steps > this.most;
  }

  state(): Readonly<Record<string, unknown>> {
    return {
      newest: this.#newest,
      steps: this.#steps,
      entries: [...this.#entries].map(([id, entry]) => ({ id, ...entry })),
    };
  }

  /**
   * Adds an entry. If its predecessor is unknown, for example because a line was cut off, it follows the entry before it.
   * @param parent null for a new beginning
   * @returns whether what requests carry changes by more than this entry
   */
  add(id: string, parent: string | null | undefined, more: Omit<Entry, 'parent'> = {}): boolean {
    const isKnown = parent === null || (parent !== undefined && this.#entries.has(parent));
    const follows = isKnown ? parent : this.#newest;
    const isNext = follows === this.#newest;
    this.#entries.set(id, { parent: follows, ...more });
    this.#newest = id;
    return !isNext || more.kept !== undefined || more.target !== undefined;
  }

  /** Returns the ids of what a request carries now. */
  active(): ReadonlySet<string> {
    const path = this.#pathTo(this.#newest);
    const last = path.findLastIndex(id => this.#entries.get(id)?.kept !== undefined);
    const kept = this.#entries.get(path[last] ?? '')?.kept;
    const first = kept === undefined ? -1 : path.indexOf(kept);
    const active = new Set(path.slice(first < 0 || first > last ? Math.max(last, 0) : first));
    // Of several summaries, only the last counts (`buildSessionContext` of Pi and Oh My Pi; measured with Letta Code 0.32.18).
    for (const id of path.slice(0, Math.max(last, 0))) if (this.#entries.get(id)?.kept !== undefined) active.delete(id);
    // Of several edits of an entry, only the last counts.
    const edited = new Map<string, string>();
    for (const id of path) {
      const target = this.#entries.get(id)?.target;
      if (target === undefined) continue;
      active.delete(edited.get(target) ?? target);
      edited.set(target, id);
    }
    return active;
  }

  /**
   * Returns the ids of what led to an entry but does not lead to the newest one. The request for a summary of that branch carries
   * it without the results of tools (branch-summarization.js of Pi 1.6.0, measured 2026-12-01).
   */
  leftAt(id: string): ReadonlySet<string> {
    const now = new Set(this.#pathTo(this.#newest));
    return new Set(this.#pathTo(id).filter(each => !now.has(each) && this.#entries.get(each)?.isResult !== true));
  }

  /** Returns the ids from the first entry to a given one; stops at a cycle. */
  #pathTo(entry: string | null): readonly string[] {
    const path = new Set<string>();
    for (let id = entry; id !== null && !path.has(id); id = this.#entries.get(id)?.parent ?? null)
      if (this.#entries.has(id)) path.add(id);
      else break;
    this.#steps += path.size;
    return [...path].reverse();
  }
}

import { isObject, listIn, numberIn, textIn } from '../../json.ts';

interface Entry {
  readonly parent: string | null;
  /** Of a compaction: the first entry before it that is still sent. */
  readonly kept?: string;
  /** Of an edit: the entry whose text it takes the place of. */
  readonly target?: string;
  /** It is what a tool gave. */
  readonly isResult?: boolean;
}

/**
 * Entries that are gone over at most to learn what requests carry. Each jump to another branch costs as many as lead to it: a session
 * of 20 000 entries with a thousand jumps has as many, and nobody makes one of which every entry is a jump.
 */
const mostSteps = 20_000_000;

/**
 * The entries of a session, each of which names the one it follows: what requests carry is what leads to the newest of them
 * (docs/session-format.md of Pi 1.6.0, which was run on such a session).
 */
export class EntryTree {
  readonly #entries: Map<string, Entry>;
  #newest: string | null;
  #steps: number;

  /** @param saved what {@link state} gave */
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

  /** The entry that was added last; null: there is none. */
  get newest(): string | null {
    return this.#newest;
  }

  /** Entries that were gone over. */
  get steps(): number {
    return this.#steps;
  }

  /** There are too many jumps to follow: all entries are taken to be sent from now on. */
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
   * Adds an entry. One that follows none that is known, as where a line was cut, follows the one before it.
   * @param parent null: it is a new beginning
   * @returns whether more changes in what requests carry than that this one is added
   */
  add(id: string, parent: string | null | undefined, more: Omit<Entry, 'parent'> = {}): boolean {
    const isKnown = parent === null || (parent !== undefined && this.#entries.has(parent));
    const follows = isKnown ? parent : this.#newest;
    const isNext = follows === this.#newest;
    this.#entries.set(id, { parent: follows, ...more });
    this.#newest = id;
    return !isNext || more.kept !== undefined || more.target !== undefined;
  }

  /** Ids of what a request carries now. */
  active(): ReadonlySet<string> {
    const path = this.#pathTo(this.#newest);
    const last = path.findLastIndex(id => this.#entries.get(id)?.kept !== undefined);
    const kept = this.#entries.get(path[last] ?? '')?.kept;
    const first = kept === undefined ? -1 : path.indexOf(kept);
    const active = new Set(path.slice(first < 0 || first > last ? Math.max(last, 0) : first));
    // Of several summaries the last counts (`buildSessionContext` of Pi and Oh My Pi; measured with Letta Code 0.32.18).
    for (const id of path.slice(0, Math.max(last, 0))) if (this.#entries.get(id)?.kept !== undefined) active.delete(id);
    // Of several edits of one entry the last counts.
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
   * Ids of what led to an entry and no longer leads to the newest one, as the request for a summary of that carries it: without
   * what tools gave (branch-summarization.js of Pi 1.6.0, measured 2026-12-01).
   */
  leftAt(id: string): ReadonlySet<string> {
    const now = new Set(this.#pathTo(this.#newest));
    return new Set(this.#pathTo(id).filter(each => !now.has(each) && this.#entries.get(each)?.isResult !== true));
  }

  /** From the first to an entry; a circle ends it. */
  #pathTo(entry: string | null): readonly string[] {
    const path = new Set<string>();
    for (let id = entry; id !== null && !path.has(id); id = this.#entries.get(id)?.parent ?? null)
      if (this.#entries.has(id)) path.add(id);
      else break;
    this.#steps += path.size;
    return [...path].reverse();
  }
}

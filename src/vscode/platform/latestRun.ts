/** Tells runs apart that may end in another order than they began: only what the one that began last has found is true. */
export class LatestRun {
  #count = 0;

  /** Begins a run. @returns whether none has begun since */
  begin(): () => boolean {
    const run = ++this.#count;
    return () => run === this.#count;
  }
}

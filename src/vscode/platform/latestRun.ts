/** Distinguishes runs that may end in another order than they began: only the result of the latest one counts. */
export class LatestRun {
  #count = 0;

  /**
   * Begins a run.
   * @returns says whether it is still the latest
   */
  begin(): () => boolean {
    const run = ++this.#count;
    return () => run === this.#count;
  }
}

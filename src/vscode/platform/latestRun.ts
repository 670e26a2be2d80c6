/** Tells apart runs that may not end in the order in which they began: only the result of the latest one counts. */
export class LatestRun {
  #count = 0;

  /**
   * Begins a run.
   * @returns a function that says whether the run is still the latest
   */
  begin(): () => boolean {
    const run = ++this.#count;
    return () => run === this.#count;
  }
}

/** Work that yields between short steps, so its caller can do something else, and ends with a result. */
export type Steps<T> = Generator<undefined, T>;

/** Runs all steps to the end without a pause and returns the result. */
export function completed<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

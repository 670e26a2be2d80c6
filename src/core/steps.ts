/** Work that rests between short steps, where its caller may do something else, and comes to a result. */
export type Steps<T> = Generator<undefined, T>;

/** Runs such work to its end, without a rest. */
export function completed<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

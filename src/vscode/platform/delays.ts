import type { Steps } from '../../core/steps.ts';
import type { Disposable } from 'vscode';

/** Every delay in the extension, in milliseconds, with its reason. */
export const delays = {
  /** After the last keystroke, before new findings are shown: squiggles that appear while a word is typed are distracting. */
  newFinding: 350,
  /** After the last editor event, before the context is simulated again: one run per burst of typing or tab switching. */
  simulate: 120,
  /** Pause after which an edit counts as finished; the value that Copilot's own reducer uses (copilot-chat 0.42). */
  editRest: 500,
  /** After a rule or settings file changed on disk: editors write in several steps. */
  fileChange: 200,
  /** How long a file system may take to answer a search: if it offers no search, the editor waits forever. */
  search: 3_000,
  /** After activation, before the workspace is read, so startup is not slowed down. */
  startUp: 50,
  /** After the first secret is shown, before the records of AI tools are read: the open documents come first. */
  readRecords: 2_000,
  /** How long the recorder may take until it listens: a terminal may first run a shell integration and a profile. */
  recorderStart: 15_000,
  /** Between checks whether the recorder listens. */
  recorderPoll: 100,
  /** Between checks whether the recorder still runs; if it does not, requests of extensions fail until the next check. */
  recorderWatch: 1_000,
  /** After a setting was written, before it is written again because the extension host does not have it. */
  settingArrives: 500,
} as const;

/** Runs a callback once, `delay` after the last call. */
export class Debouncer implements Disposable {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly delay: number,
    private readonly callback: () => void,
  ) {}

  trigger(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.callback, this.delay);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  dispose(): void {
    this.cancel();
  }
}

/** A browser has no `setImmediate`; a timer yields there. */
const soon: (run: () => void) => unknown =
  typeof setImmediate === 'function' ? setImmediate : run => setTimeout(run, 0);

/**
 * Yields to everything that is waiting on the extension host before the next slice of work. All extensions share the host, so none
 * of our slices may last longer than 8 ms.
 */
export function nextSlice(): Promise<void> {
  return new Promise(resolve => soon(resolve));
}

/** The length of a slice in milliseconds; the step during which it ends is completed. */
const sliceLength = 3;

/**
 * Runs work in slices and yields between them.
 * @param isStale whether the result is no longer wanted; then the result is null
 * @param measure runs one slice
 */
export async function inSlices<T>(
  steps: Steps<T>,
  isStale: () => boolean,
  measure: <R>(slice: () => R) => R = slice => slice(),
): Promise<T | null> {
  const slice = (): IteratorResult<undefined, T> => {
    const end = performance.now() + sliceLength;
    let step = steps.next();
    while (step.done !== true && performance.now() < end) step = steps.next();
    return step;
  };
  for (;;) {
    await nextSlice();
    if (isStale()) return null;
    const step = measure(slice);
    if (step.done === true) return step.value;
  }
}

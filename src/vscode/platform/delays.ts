import type { Steps } from '../../core/steps.ts';
import type { Disposable } from 'vscode';

/** Every pause in the extension, in milliseconds, with its reason. */
export const delays = {
  /** After the last keystroke, before new findings are shown: squiggles that appear mid-word distract. */
  newFinding: 350,
  /** After the last editor event, before context is simulated again: one run per burst of typing or tab switching. */
  simulate: 120,
  /** Rest after which an edit counts as finished; the value Copilot's own reducer uses (copilot-chat 0.42). */
  editRest: 500,
  /** After a rule or settings file changed on disk: editors write in several steps. */
  fileChange: 200,
  /** How long a file system may take to begin a search: the editor waits forever for those that offer none. */
  search: 3_000,
  /** After activation, before the workspace is looked at: start-up belongs to the editor. */
  startUp: 50,
  /** After the first secret is on the screen, before the records of AI tools are read: what is open now comes first. */
  readRecords: 2_000,
  /** How long the recorder may take until it listens: a terminal may start a shell integration and a profile first. */
  recorderStart: 15_000,
  /** Between looks whether it listens. */
  recorderPoll: 100,
  /** Between looks whether it still runs: until then requests of extensions fail. */
  recorderWatch: 1_000,
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

/** In a browser only a timer lets others go first. */
const soon: (run: () => void) => unknown =
  typeof setImmediate === 'function' ? setImmediate : run => setTimeout(run, 0);

/**
 * Lets the extension host serve everything that waits before the next slice of work. The host is shared with every other
 * extension, so no slice of ours may last longer than 8 ms.
 */
export function nextSlice(): Promise<void> {
  return new Promise(resolve => soon(resolve));
}

/** Milliseconds of a slice; its last step comes on top. */
const sliceLength = 3;

/**
 * Runs work in slices, between which others go first.
 * @param isStale whether nobody wants the result any longer: then it is null
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

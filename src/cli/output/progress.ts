/** A status line on a terminal, which disappears when the work ends. */
export interface Progress {
  readonly show: (text: string) => void;
  /** Removes the line. Call it before printing anything else. */
  readonly clear: () => void;
}

/** Work that takes less than this shows no line. Milliseconds. */
const patience = 1_000;
/** The time between two updates. Milliseconds. */
const pause = 100;

/** Moves the cursor to the beginning of the line and clears the line (ECMA-48, EL). */
const clearLine = '\r\u001b[K';

/**
 * Returns a status line on standard error; it does nothing if that is not a terminal.
 * @param now returns milliseconds of a monotonic clock
 */
export function progressOn(
  stream: { readonly isTTY?: boolean; readonly write: (text: string) => unknown },
  isWanted: boolean,
  now: () => number = performance.now.bind(performance),
): Progress {
  if (!isWanted || stream.isTTY !== true) return { show: () => {}, clear: () => {} };
  let last = now() + patience - pause;
  let isShown = false;
  return {
    show: text => {
      if (now() - last < pause) return;
      last = now();
      isShown = true;
      stream.write(`${clearLine}${text}`);
    },
    clear: () => {
      if (isShown) stream.write(clearLine);
      isShown = false;
    },
  };
}

/** A status line on a terminal, which goes away when the work ends. */
export interface Progress {
  readonly show: (text: string) => void;
  /** Removes the line. Call it before printing anything else. */
  readonly clear: () => void;
}

/** Work that ends sooner shows no line. Milliseconds. */
const patience = 1_000;
/** Between two updates. Milliseconds. */
const pause = 100;

/** Takes the cursor to the beginning of the line and clears it (ECMA-48, EL). */
const clearLine = '\r\u001b[K';

/**
 * A line on standard error, where that is a terminal.
 * @param now milliseconds that only grow
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

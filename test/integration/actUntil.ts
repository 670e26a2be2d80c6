import { ask } from './driver.ts';
import { until } from './until.ts';

/**
 * Clicks until the click has done what it is for. A list that is drawn again between the browser's look at it and its
 * click gives the click to another row, as happens on a busy machine: then it is made again, if what it is for is still there.
 */
export function clickUntil(selector: string, what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const click = async (): Promise<void> => {
    if (await ask<boolean>({ kind: 'visible', selector })) await ask({ kind: 'click', selector });
  };
  return actUntil(click, what, condition);
}

/**
 * Does something again until it has done what it is for; the limit only ends what hangs.
 * @param seen what was there in its place, for the failure's message
 */
export async function actUntil(
  act: () => Promise<unknown>,
  what: string,
  condition: () => boolean | Promise<boolean>,
  seen?: () => string,
): Promise<void> {
  const end = Date.now() + 240_000;
  for (;;) {
    await act();
    try {
      return await until(what, condition, 10_000, seen);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

import { ask } from './driver.ts';
import { until } from './until.ts';

/**
 * Clicks until the click has had its effect. If a list is redrawn after the browser has found the row and before it clicks, another
 * row gets the click, as happens on a busy machine; then the click is repeated, if the target is still there.
 */
export function clickUntil(selector: string, what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const click = async (): Promise<void> => {
    if (await ask<boolean>({ kind: 'visible', selector })) await ask({ kind: 'click', selector });
  };
  return actUntil(click, what, condition);
}

/**
 * Repeats an action until it has had its effect. The limit only ends a test that hangs.
 * @param seen what was found instead, for the failure's message
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

/**
 * Waits for a condition, not for a time. The limit only ends a test that hangs, also on a busy machine; the test then fails with
 * what it waited for.
 * @param seen what was found instead, for the failure's message
 */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  limit = 240_000,
  seen: () => string = () => 'nothing of it',
): Promise<void> {
  const end = Date.now() + limit;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${limit} ms for ${what}; there was ${seen()}.`);
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

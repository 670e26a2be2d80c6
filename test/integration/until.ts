/**
 * Waits for a condition, never for a time: the limit only ends what hangs, also on a busy machine. Fails with what was awaited.
 * @param seen what was there in its place, for the failure's message
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

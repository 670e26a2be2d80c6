/** A stretch of a text in which every unit is the one that stands `period` before it. */
export interface Repetition {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly period: number;
}

/** Shorter stretches are not worth a look. */
export const shortestRepetition = 32_768;

/** How far apart it is looked whether a text repeats itself: every stretch holds a place with half of its length to go. */
const step = shortestRepetition / 2;

const longestPeriod = 4096;

/** So much must come again before it is looked how far the repetition reaches. */
const probe = 64;

/** How many periods are tried at one place: within a long period, short pieces may come again too. */
const tries = 4;

/**
 * Long stretches of a text that repeat themselves, in order, none overlapping. Not all of them are found: those of which
 * many pieces repeat themselves too may stay unseen. Takes time for a sixteenth of the text where nothing repeats itself.
 */
export function repetitionsIn(text: string): readonly Repetition[] {
  const found: Repetition[] = [];
  let reached = 0;
  for (let at = 0; at + step <= text.length; at += step) {
    if (at < reached) continue;
    const piece = text.slice(at, at + probe);
    const ahead = text.slice(at + 1, at + longestPeriod + probe);
    let next = ahead.indexOf(piece);
    for (let tried = 0; next >= 0 && tried < tries; tried++) {
      const period = next + 1;
      const end = endOf(text, at, period);
      const start = end - at < step ? at : startOf(text, at, period, reached);
      if (end - start >= shortestRepetition) {
        found.push({ start, end, period });
        reached = end;
        break;
      }
      next = ahead.indexOf(piece, next + 1);
    }
  }
  return found;
}

/** How much is compared at once. */
const chunk = 1024;

/** The end of the stretch that repeats itself from `at` on. */
function endOf(text: string, at: number, period: number): number {
  let i = at;
  const last = text.length - period;
  while (i + chunk <= last && text.slice(i, i + chunk) === text.slice(i + period, i + period + chunk)) i += chunk;
  while (i < last && text.charCodeAt(i) === text.charCodeAt(i + period)) i++;
  return i + period;
}

/** The beginning of the stretch that repeats itself up to `at` and further, `floor` at the least. */
function startOf(text: string, at: number, period: number, floor: number): number {
  let i = at;
  while (i - chunk >= floor && text.slice(i - chunk, i) === text.slice(i - chunk + period, i + period)) i -= chunk;
  while (i > floor && text.charCodeAt(i - 1) === text.charCodeAt(i - 1 + period)) i--;
  return i;
}

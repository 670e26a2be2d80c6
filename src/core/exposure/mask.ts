import type { Finding, Scanner } from '../secrets/types.ts';

/** A range of a text that must not be shown, end exclusive, and what stands in its place. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** Stands for what is left out where not even its kind may be told. */
export const nothingShown = '⟦…⟧';

/** What hides a finding: its redacted form, marked so that a reader sees that something was there. */
export function maskOf({ start, end, redacted }: Finding): Mask {
  return { start, end, shown: `⟦${redacted}⟧` };
}

/** A text with every range replaced. Masks may overlap and come in any order; where they do, the first one is shown. */
export function withMasks(text: string, masks: readonly Mask[]): string {
  let masked = '';
  let end = 0;
  for (const mask of masks.filter(each => each.start < each.end).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mask.start >= end) masked += text.slice(end, mask.start) + mask.shown;
    end = Math.max(end, mask.end);
  }
  return masked + text.slice(end);
}

/**
 * A whole text with every secret in it masked. Only for whole texts: a piece of one can hold half a secret, which no rule
 * recognises (see `maskPayload.ts`).
 * @param path decides the language, as for every scan
 */
export function maskText(text: string, scanner: Pick<Scanner, 'scan'>, path = ''): string {
  return withMasks(text, scanner.scan({ path, text }).map(maskOf));
}

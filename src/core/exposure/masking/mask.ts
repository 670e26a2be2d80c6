import type { Finding, Scanner } from '../../secrets/types.ts';

/** A range of a text that must not be shown, end exclusive, and what is in its place. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** Stands for what is left out where not even its kind may be shown. */
export const nothingShown = '⟦…⟧';

/** What hides a finding: its redacted form, marked so that a reader sees that something was there. */
export function maskOf({ start, end, redacted }: Finding): Mask {
  return { start, end, shown: `⟦${redacted}⟧` };
}

/** A stretch of a text as it may be shown. */
export interface ShownPiece {
  readonly text: string;
  /** It replaces a secret. */
  readonly isMask: boolean;
}

/** A text in pieces, every range replaced. Masks may overlap and come in any order; where they do, the first one is shown. */
export function maskedPieces(text: string, masks: readonly Mask[]): readonly ShownPiece[] {
  const pieces: ShownPiece[] = [];
  let end = 0;
  for (const mask of masks.filter(each => each.start < each.end).sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mask.start >= end)
      pieces.push({ text: text.slice(end, mask.start), isMask: false }, { text: mask.shown, isMask: true });
    end = Math.max(end, mask.end);
  }
  pieces.push({ text: text.slice(end), isMask: false });
  return pieces.filter(piece => piece.text !== '');
}

/** As {@link maskedPieces}, as one text. */
export function withMasks(text: string, masks: readonly Mask[]): string {
  return maskedPieces(text, masks)
    .map(piece => piece.text)
    .join('');
}

/**
 * A whole text with every secret in it masked. Only for whole texts: a piece of one can hold half a secret, which no rule
 * recognises (see `maskPayload.ts`).
 * @param path decides the language, as for every scan
 */
export function maskText(text: string, scanner: Pick<Scanner, 'scan'>, path = ''): string {
  return withMasks(text, scanner.scan({ path, text }).map(maskOf));
}

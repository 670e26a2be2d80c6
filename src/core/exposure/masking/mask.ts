import type { Finding, Scanner } from '../../secrets/types.ts';

/** A range of a text that must not be shown, end exclusive, and what to show in its place. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** Shown in place of a text whose kind must not be shown either. */
export const nothingShown = '⟦…⟧';

/** The mask of a finding: its redacted form, in brackets that show that something was masked. */
export function maskOf({ start, end, redacted }: Finding): Mask {
  return { start, end, shown: `⟦${redacted}⟧` };
}

/** A part of a text as it may be shown. */
export interface ShownPiece {
  readonly text: string;
  /** Whether it replaces a secret. */
  readonly isMask: boolean;
}

/**
 * Splits a text into pieces, with every masked range replaced. Masks may be unsorted and may overlap; of overlapping masks, the
 * first one is shown.
 */
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

/** Like {@link maskedPieces}, but returns one text. */
export function withMasks(text: string, masks: readonly Mask[]): string {
  return maskedPieces(text, masks)
    .map(piece => piece.text)
    .join('');
}

/**
 * Masks every secret in a text. Only for whole texts: a part of a text may contain half a secret, which no rule recognizes (see
 * `maskPayload.ts`).
 * @param path determines the language, as for every scan
 */
export function maskText(text: string, scanner: Pick<Scanner, 'scan'>, path = ''): string {
  return withMasks(text, scanner.scan({ path, text }).map(maskOf));
}

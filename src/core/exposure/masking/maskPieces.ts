import type { Finding, Scanner } from '../../secrets/types.ts';
import { type Mask, maskOf, nothingShown } from './mask.ts';

/** A piece of a text that was assembled from several. */
export interface Piece {
  readonly text: string;
  /** Of the file that it comes from; empty where there is none. */
  readonly path: string;
}

/**
 * What is to be masked in each of some pieces that go out together: secrets of a piece on its own, and those that only come
 * into being, or are only recognised, where pieces are side by side.
 */
export function masksOfPieces(
  pieces: readonly Piece[],
  separator: string,
  scanner: Pick<Scanner, 'scan'>,
): readonly (readonly Mask[])[] {
  const assembled = scanner.scan({ path: '', text: pieces.map(({ text }) => text).join(separator) });
  let offset = 0;
  return pieces.map(({ text, path }) => {
    const start = offset;
    offset += text.length + separator.length;
    return [
      ...scanner.scan({ path, text }).map(maskOf),
      ...assembled.flatMap(finding => maskWithin(finding, start, text.length)),
    ];
  });
}

/** The part of a finding that is in a piece, counted from its start. What continues a secret shows nothing of it. */
function maskWithin(finding: Finding, pieceStart: number, length: number): readonly Mask[] {
  const start = Math.max(0, finding.start - pieceStart);
  const end = Math.min(length, finding.end - pieceStart);
  if (start >= end) return [];
  return [{ start, end, shown: finding.start < pieceStart ? nothingShown : maskOf(finding).shown }];
}

import type { Finding, Scanner } from '../../secrets/types.ts';
import { type Mask, maskOf, nothingShown } from './mask.ts';

/** One of the pieces from which a text is assembled. */
export interface Piece {
  readonly text: string;
  /** The path of the file that it comes from; empty if there is none. */
  readonly path: string;
}

/**
 * The masks for each of some pieces that are sent together: for secrets in a piece on its own, and for those that only arise, or
 * are only recognized, when pieces are joined.
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

/** The part of a finding that is within a piece, relative to the piece's start. A piece that continues a secret shows nothing of it. */
function maskWithin(finding: Finding, pieceStart: number, length: number): readonly Mask[] {
  const start = Math.max(0, finding.start - pieceStart);
  const end = Math.min(length, finding.end - pieceStart);
  if (start >= end) return [];
  return [{ start, end, shown: finding.start < pieceStart ? nothingShown : maskOf(finding).shown }];
}

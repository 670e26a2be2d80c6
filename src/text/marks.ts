import type { ReachMark } from '../core/exposure/reach/reachMatrix.ts';
import type { HeatMark } from '../core/report/heatMap.ts';

/** A mark of a matrix. It is always shown next to a word or a legend, because color and shape alone are not enough. */
export interface Mark {
  readonly glyph: string;
  /** For terminals whose font or encoding lacks the glyph. */
  readonly ascii: string;
}

export const marks: Readonly<Record<ReachMark | 'none', Mark>> = {
  sent: { glyph: '●', ascii: '*' },
  'may-be-sent': { glyph: '◐', ascii: '%' },
  readable: { glyph: '○', ascii: 'o' },
  unknown: { glyph: '?', ascii: '?' },
  'held-back': { glyph: '▨', ascii: '#' },
  none: { glyph: '·', ascii: '.' },
};

/** The marks in the table of tools by purposes. */
export const heatGlyphs: Readonly<Record<HeatMark, string>> = {
  open: '■',
  others: '◧',
  hardened: '□',
  account: '▧',
};

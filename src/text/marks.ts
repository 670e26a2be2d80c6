import type { ReachMark } from '../core/exposure/reach/reachMatrix.ts';
import type { HeatMark } from '../core/report/heatMap.ts';

/** A mark of a matrix. It always is next to a word or a legend: colour and shape alone say nothing. */
export interface Mark {
  readonly glyph: string;
  /** For terminals whose font or encoding has no others. */
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

/** Marks of the tools by purposes. */
export const heatGlyphs: Readonly<Record<HeatMark, string>> = {
  open: '■',
  others: '◧',
  hardened: '□',
  account: '▧',
};

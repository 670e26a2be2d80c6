/**
 * HTML that we made. A plain string comes from outside and stays text. (The tag is not named `html` because formatters would
 * reflow its content.)
 */
export interface Markup {
  readonly html: string;
}

type Piece = string | number | Markup | readonly Markup[];

/** Makes HTML with inserted pieces; strings are escaped. Pieces may only be in text or in a quoted attribute. */
export function markup(words: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { html: words.map((word, at) => word + (at < pieces.length ? pieceText(pieces[at] ?? '') : '')).join('') };
}

export const nothing: Markup = { html: '' };

function pieceText(piece: Piece): string {
  if (typeof piece === 'number') return String(piece);
  if (typeof piece === 'string') return escapeHtml(piece);
  return 'html' in piece ? piece.html : piece.map(each => each.html).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters except tab and line feed; zero-width characters, directional marks, embeddings, overrides, invisible
// operators.
const control = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f';
const unwritten = new RegExp(`[${control}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]`, 'g');

/** Escapes text, including characters that change the writing direction, so a name cannot reorder its surroundings. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, each => entities[each] ?? '').replace(unwritten, '\ufffd');
}

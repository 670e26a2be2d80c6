/**
 * HTML that we made (the tag is not named `html`, since formatters would reflow what it holds). A plain string comes from
 * outside and stays text.
 */
export interface Markup {
  readonly html: string;
}

type Piece = string | number | Markup | readonly Markup[];

/** Our HTML with pieces put in; strings are escaped. They are in text or in a quoted attribute, nowhere else. */
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

// Control characters but tab and line feed; zero width and marks of direction, embeddings, overrides, invisible operators.
const control = '\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f';
const unwritten = new RegExp(`[${control}\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]`, 'g');

/** Also what turns the direction of writing, so that no name reorders what is next to it. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, each => entities[each] ?? '').replace(unwritten, '\ufffd');
}

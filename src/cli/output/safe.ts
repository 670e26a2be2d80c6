/**
 * Text that is safe to print on a terminal. Commands print nothing else, and only the functions here create it: text from outside
 * (names of files, rules of a repository, values of settings) can neither move the cursor, nor recolour or reorder the line,
 * nor begin a line of its own.
 */
export class Safe {
  /** Only for this module and `Painter`. */
  constructor(readonly text: string) {}
}

type Piece = string | number | Safe;

/** A template with values: a string comes from outside and is made harmless, a {@link Safe} is unchanged. */
export function t(words: TemplateStringsArray, ...pieces: readonly Piece[]): Safe {
  return new Safe(words.map((word, at) => word + (at < pieces.length ? safe(pieces[at] ?? '').text : '')).join(''));
}

export function safe(piece: Piece): Safe {
  // Not with `instanceof`: the bundles of the commands each have their own class.
  return typeof piece === 'object' ? piece : new Safe(printable(String(piece)));
}

/** Joins lines, each with a newline; empty for an empty list. */
export function lines(all: readonly Piece[]): Safe {
  return new Safe(all.map(each => `${safe(each).text}\n`).join(''));
}

export function joined(pieces: readonly Piece[], separator: string): Safe {
  return new Safe(pieces.map(each => safe(each).text).join(separator));
}

/** A text of several lines, such as the contents of a file. Each line begins with `margin`, so none can look like ours. */
export function block(text: string, margin: string): Safe {
  const shown = text.split(/\r\n|\n|\r/).map(line => `${margin}${printable(line).replaceAll(written('\t'), '\t')}`);
  return new Safe(shown.join('\n'));
}

/** JSON that we generated. Characters that a terminal would act on are escaped; they can only occur in strings. */
export function json(text: string): Safe {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return new Safe(text.replace(outOfJson, each => each.split('').map(escaped).join('')));
}

/** XML that we generated; characters that XML does not allow are replaced (XML 1.0, 2.2). */
export function xml(text: string): Safe {
  return new Safe(text.replace(outOfLines, '\uFFFD'));
}

/** Markdown, or a file that we generated for another program. Line breaks are kept. */
export function document(text: string): Safe {
  return new Safe(text.replace(outOfLines, written));
}

/** One line of text from outside: control characters, line breaks and characters that change the text direction are written as escapes. */
export function printable(text: string): string {
  return text.replace(harmful, written);
}

function written(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}

// C0, DEL and C1; zero width characters and direction marks; line and paragraph separators; embeddings, overrides and isolates;
// invisible operators; byte-order mark; tags (Unicode 15, general categories Cc, Cf, Zl, Zp).
const invisible = '\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF\\u{E0000}-\\u{E007F}';
const harmful = new RegExp(`[\\u0000-\\u001F\\u007F-\\u009F${invisible}]`, 'gu');
const outOfLines = new RegExp(`[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F${invisible}]`, 'gu');
const outOfJson = new RegExp(`[\\u007F-\\u009F${invisible}]`, 'gu');

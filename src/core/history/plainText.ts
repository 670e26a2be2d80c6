/** Line numbers as agents put them before the lines of a file: `12<tab>`, `12→`, `12 | `, `00012| `. */
const numbered = /^ {0,6}\d{1,7}(?:\t|→| ?\| )/gm;

/**
 * A file's text as it is, where an agent has numbered its lines: a key of several lines would not be seen otherwise. Other
 * texts stay as they are.
 */
export function plainText(text: string): string {
  const first = text.search(/^ {0,6}\d{1,7}(?:\t|→| ?\| )/m);
  return first < 0 ? text : text.replace(numbered, '');
}

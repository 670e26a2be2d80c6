/** Line numbers as agents put them before the lines of a file: `12<tab>`, `12→`, `12 | `, `00012| `. */
const numbered = /^ {0,6}\d{1,7}(?:\t|→| ?\| )/gm;
const isNumbered = /^ {0,6}\d{1,7}(?:\t|→| ?\| )/m;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * A text as the scanner is to see it: a file's lines without the numbers that an agent has put before them, and JSON with its
 * line ends. A key of several lines would not be seen otherwise, and a value would take the next line with it.
 */
export function plainText(text: string): string {
  const isJson = /^\s*[{[]/.test(text) && text.includes('\\');
  const read = isJson ? text.replace(/\\(["\\/nrt])/g, (_, mark: string) => escapes[mark] ?? mark) : text;
  return isNumbered.test(read) ? read.replace(numbered, '') : read;
}

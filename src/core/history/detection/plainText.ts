/** A line's number as agents put it before the lines of a file: `12<tab>`, `12→`, `12 | `, `00012| `. */
const number = / {0,6}\d{1,7}(?:\t|→| ?\| )/y;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Control sequences of terminals (ECMA-48 5.4): programs colour their output, and a token is glued to the `m` of a colour. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const style = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g;

export function withoutStyles(text: string): string {
  return text.includes('\u001b') || text.includes('\u009b') ? text.replace(style, '') : text;
}

/**
 * A text as the scanner is to see it: a file's lines without the numbers that an agent has put before them, and JSON with its
 * line ends, and output without its colours. A key of several lines would not be seen otherwise, and a value would take the next line with it.
 */
export function plainText(given: string): string {
  const text = withoutStyles(given);
  const isJson = /^\s*[{[]/.test(text) && text.includes('\\');
  const read = isJson ? text.replace(/\\(["\\/nrt])/g, (_, mark: string) => escapes[mark] ?? mark) : text;
  return mayBeNumbered(read) ? withoutNumbers(read) : read;
}

/** Line by line: an expression that looks for the beginnings of lines takes several times as long. */
function withoutNumbers(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let line = 0; ;) {
    if (mayBeginNumber(text.charCodeAt(line))) {
      number.lastIndex = line;
      if (number.test(text)) {
        parts.push(text.slice(from, line));
        from = number.lastIndex;
      }
    }
    const end = text.indexOf('\n', line);
    if (end < 0) break;
    line = end + 1;
  }
  return from === 0 ? text : parts.join('') + text.slice(from);
}

function mayBeginNumber(unit: number): boolean {
  return unit === 32 || (unit >= 48 && unit <= 57);
}

/** Whether there is any mark that ends a line's number: most texts have none, which is known at once. */
function mayBeNumbered(text: string): boolean {
  return text.includes('\t') || text.includes('→') || text.includes('| ');
}

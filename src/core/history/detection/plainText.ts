/** A line number as agents put it before each line of a file: `12<tab>`, `12→`, `12 | `, `00012| `. */
const number = / {0,6}\d{1,7}(?:\t|→| ?\| )/y;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Terminal control sequences (ECMA-48 5.4): programs color their output, and the `m` of a color is directly before a token. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const style = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g;

export function withoutStyles(text: string): string {
  return text.includes('\u001b') || text.includes('\u009b') ? text.replace(style, '') : text;
}

/**
 * Prepares a text for the scanner: removes the line numbers that an agent put before the lines of a file, unescapes line ends in
 * JSON, and removes colors. Otherwise a multi-line key would not be recognized, and a value would include the next line.
 */
export function plainText(given: string): string {
  const text = withoutStyles(given);
  const isJson = /^\s*[{[]/.test(text) && text.includes('\\');
  const read = isJson ? text.replace(/\\(["\\/nrt])/g, (_, mark: string) => escapes[mark] ?? mark) : text;
  return mayBeNumbered(read) ? withoutNumbers(read) : read;
}

/** Works line by line, since a regular expression that searches for line starts takes several times as long. */
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

/** Whether there is any mark that may follow a line number. Most texts have none, which this quickly finds. */
function mayBeNumbered(text: string): boolean {
  return text.includes('\t') || text.includes('→') || text.includes('| ');
}

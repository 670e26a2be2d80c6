// A line is in a record as a program wrote it into a request, that request into a log, and a shell before both: escaped, in an
// address, in HTML. The text that is looked for is one; so the record is decoded, and not the line encoded in every way.

/** How often a text is decoded: JSON within JSON within JSON is what records of tools that log their requests hold. */
const deepest = 3;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Named references that encoders write (HTML 13.5); others are spellings of letters that nobody encodes. */
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const largestCodePoint = 0x10ffff;

type Decoder = (text: string) => string;

const decoders: readonly Decoder[] = [unescaped, percentDecoded, formDecoded, withoutReferences];

/**
 * A text and what it says once JSON's escapes, percent-encoding (also of forms) or HTML's character
 * references are taken out of it, one after another in any order, each text once. What is no valid encoding stays unchanged.
 */
export function decodings(text: string): readonly string[] {
  const all = new Set([text]);
  let last: readonly string[] = [text];
  for (let depth = 0; depth < deepest; depth++) {
    last = last.flatMap(each => decoders.map(decode => decode(each))).filter(each => !all.has(each));
    if (last.length === 0) break;
    for (const each of last) all.add(each);
  }
  return [...all];
}

/** Also of a piece of JSON, and of the other languages that write `\xNN`. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  const escape = /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\\"'/bfnrt]))/gi;
  return text.replace(escape, (_, unit?: string, byte?: string, mark?: string) =>
    mark === undefined ? String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16)) : (escapes[mark] ?? mark),
  );
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, run => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** As forms are sent (WHATWG URL 5.1): a plus is a space. */
function formDecoded(text: string): string {
  return /%[\da-f]{2}/i.test(text) && text.includes('+') ? percentDecoded(text.replaceAll('+', ' ')) : text;
}

function withoutReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= largestCodePoint ? String.fromCodePoint(code) : whole;
  });
}

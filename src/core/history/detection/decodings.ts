// A record may contain a line in encoded form, several times over: escaped by a shell, by a program for a request, and again when
// the request was logged; in a URL; in HTML. So the record is decoded, instead of encoding the line in every possible way.

/** How many encodings are removed one after another: records of tools that log their requests contain JSON within JSON within JSON. */
const deepest = 3;

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Named references that encoders write (HTML 13.5). The others are spellings of letters that nobody encodes. */
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const largestCodePoint = 0x10ffff;

type Decoder = (text: string) => string;

const decoders: readonly Decoder[] = [unescaped, percentDecoded, formDecoded, withoutReferences];

/**
 * Returns a text and all its decodings: with JSON escapes, percent-encoding (including that of forms) or HTML character references
 * removed, one after another in any order, each different text once. Invalid encodings stay unchanged.
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

/** Removes JSON escapes, including `\'` and the `\xNN` of other languages. Also works on a part of a JSON text. */
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

/** Decodes form data (WHATWG URL 5.1), in which a plus is a space. */
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

import { decodeBase64, printable } from '../../secrets/engine/base64.ts';
import { ansiText } from './grammar/bashText.ts';

/** Characters given by their codes: `chr(46)`, `String.fromCharCode(46)`. */
const byNumber = /\b(?:chr|String\.fromCharCode|Char)\(\s*(\d{1,3})\s*\)/g;

/** `q(text)` of Perl, `%q(text)` of Ruby. */
const quoting = /(?<![\w.])%?q[qQw]?\(([^()'"]*)\)/g;

/** `${'text'}` in a template. */
const templated = /\$\{\s*(['"])([^'"]*)\1\s*\}/g;

/** Two strings in different quotes that are joined. */
const mixed = /'([^'"\n]{0,200})'\s?\+\s?(")([^'"\n]{0,200})"/g;

/** Rewrites strings that a program writes in other ways as plain quoted strings. Takes linear time. */
export function withPlainTexts(code: string): string {
  return code
    .replace(byNumber, (_, number: string) => `'${String.fromCharCode(Number(number))}'`)
    .replace(quoting, (_, text: string) => `'${text}'`)
    .replace(templated, (_, _quote: string, text: string) => text)
    .replace(/(['"`])\s*\+\s*\1/g, '')
    .replace(mixed, (_, first: string, quote: string, second: string) => `${quote}${first}${second}${quote}`);
}

/** Calls that decode, reverse, join and format strings. */
const decoding = /b64|base64|atob/i;
const reversing = /\[::-1\]|reverse|strrev|\brev\b/;
const joining = /join\(\s*(['"])\1\s*\)|\bjoin\s*\(?\s*(['"])\2\s*,/;
const formatting = /%s|\{\}|\{0\}/g;

/** Returns the strings that a program may build, as far as that is known without running it. */
export function madeOf(code: string, texts: readonly string[]): readonly string[] {
  const escapes = texts.filter(text => /\\[xu0-7]/.test(text)).map(ansiText);
  const decoded = decoding.test(code) ? texts.flatMap(text => decodedText(text) ?? []) : [];
  const turned = reversing.test(code) ? texts.map(text => [...text].reverse().join('')) : [];
  const together = joining.test(code) ? [2, 3, 4].flatMap(count => runs(texts, count)) : [];
  const formats = texts.flatMap((text, at) => {
    if (!/%s|\{\}|\{0\}/.test(text)) return [];
    let next = at;
    return [text.replace(formatting, () => texts[++next] ?? '')];
  });
  return [...escapes, ...decoded, ...turned, ...together, ...formats];
}

function runs(texts: readonly string[], count: number): readonly string[] {
  return texts.slice(count - 1).map((_, at) => texts.slice(at, at + count).join(''));
}

function decodedText(text: string): string | null {
  if (text.length < 4 || text.length > 4_096 || /[^\w+/=-]/.test(text)) return null;
  const bytes = decodeBase64(text);
  return bytes === null || bytes.length === 0 ? null : printable(bytes);
}

/** Calls that list a folder, calls that read a file, and conditions on names. */
const listing =
  /\b(?:listdir|scandir|readdir(?:Sync)?|iterdir|os\.walk|rglob\('\*'\)|Dir\.(?:entries|children|each_child)|opendir)\b/;
const reading = /\b(?:open|readFile(?:Sync)?|read_text|read_bytes|File\.read|file_get_contents|readlines)\(/;
const choosing = /endswith|endsWith|suffix|splitext|extname|fnmatch|\.test\(|match|filter\(|[=!]=|not in\b/;

/** Whether a program reads every file of the folders that it lists. */
export function readsListed(code: string): boolean {
  return listing.test(code) && reading.test(code) && !choosing.test(code);
}

import { base64Digits } from '../../base64.ts';
import { utf8 } from '../../digests.ts';
import { decodings } from './decodings.ts';
import { withoutStyles } from './plainText.ts';
import type { Detector } from './tally.ts';

/** Lines shorter than this are looked for as they stand only: encoded they would be found anywhere. */
const shortestEncoded = 8;

const space = /\s/;

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Letters with marks are one character or several (Unicode 15, annex 15): file names of macOS and what one types differ. */
function composed(text: string): string {
  // eslint-disable-next-line no-control-regex -- what is all ASCII is what most texts are
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFC');
}

interface Needle {
  readonly id: string;
  readonly forms: readonly string[];
  /** The forms without any white space; null for what is too short to be told without its surroundings. */
  readonly bare: readonly string[] | null;
}

/**
 * Finds given lines in the texts of records: as they stand and as {@link decodings} tells, in base64 at any of its three
 * offsets (also of a line that was escaped as JSON before), and broken by line ends. An id is the number of a line.
 */
export class NeedleDetector implements Detector {
  readonly #needles: readonly Needle[];

  constructor(lines: readonly string[]) {
    this.#needles = lines.flatMap((given, index) => {
      const line = composed(withoutStyles(given).trim());
      return line === '' ? [] : [needleOf(line, String(index))];
    });
  }

  /** Nothing of a record is shown but ids of sessions. */
  readonly shown = (name: string): string => name;

  readonly detect = (text: string): readonly string[] => {
    const found = new Set<Needle>();
    for (const each of decodings(text)) this.#find(composed(each), found);
    return [...found].map(({ id }) => id);
  };

  #find(text: string, found: Set<Needle>): void {
    const open = this.#needles.filter(each => !found.has(each));
    for (const each of open) if (each.forms.some(form => text.includes(form))) found.add(each);
    const rest = open.filter(each => each.bare !== null && !found.has(each));
    if (rest.length === 0 || !space.test(text)) return;
    const bare = withoutSpace(text);
    for (const each of rest) if (each.bare?.some(form => bare.includes(form)) === true) found.add(each);
  }
}

function needleOf(line: string, id: string): Needle {
  const isShort = withoutSpace(line).length < shortestEncoded;
  const once = escaped(line);
  const written = new Set([line, line.normalize('NFD'), once, escaped(once)]);
  const encoded = isShort ? [] : [...written].flatMap(each => base64Forms(utf8(each)));
  const forms = [...new Set([line, ...encoded])];
  return { id, forms, bare: isShort ? null : [...new Set(forms.map(withoutSpace))] };
}

/** As it stands within a text of JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** What stands in the base64 of a longer text that holds these bytes, for each place where they may begin in it. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  const forms: string[] = [];
  for (let before = 0; before < 3; before++) {
    // Characters that depend on what stands around are left out.
    let text = '';
    const end = 8 * (before + bytes.length) - 6;
    for (let at = Math.ceil((8 * before) / 6); 6 * at <= end; at++)
      text += base64Digits.charAt(bitsAt(bytes, 6 * at - 8 * before));
    forms.push(text, text.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return forms;
}

/** Six bits from a place; those before the first byte do not occur. */
function bitsAt(bytes: Uint8Array, bit: number): number {
  const at = bit >> 3;
  const pair = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return (pair >> (10 - (bit & 7))) & 63;
}

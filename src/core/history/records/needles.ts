import { utf8 } from '../../digests.ts';
import { withoutStyles } from './plainText.ts';
import type { Detector } from './tally.ts';

/** Lines shorter than this are looked for as they stand only: encoded they would be found anywhere. */
const shortestEncoded = 8;

/** White space, also as it stands in JSON within a text, escaped up to three times. */
const space = /\s|\\[nrt]/;
const spaces = /(?:\s|\\{1,7}[nrt])+/g;

function withoutSpace(text: string): string {
  return text.replace(spaces, '');
}

interface Needle {
  readonly id: string;
  readonly forms: readonly string[];
  /** The forms without any white space; null for what is too short to be told without its surroundings. */
  readonly bare: readonly string[] | null;
}

/**
 * Finds given lines in the texts of records: as they stand, escaped as JSON in JSON (up to three times), in base64 at any of its
 * three offsets, and broken by line ends. An id is the number of a line.
 */
export class NeedleDetector implements Detector {
  readonly #needles: readonly Needle[];

  constructor(lines: readonly string[]) {
    this.#needles = lines.flatMap((given, index) => {
      const line = withoutStyles(given).trim();
      return line === '' ? [] : [needleOf(line, String(index))];
    });
  }

  /** Nothing of a record is shown but ids of sessions. */
  readonly shown = (name: string): string => name;

  readonly detect = (text: string): readonly string[] => {
    const found = this.#needles.filter(({ forms }) => forms.some(form => text.includes(form)));
    const rest = this.#needles.filter(each => each.bare !== null && !found.includes(each));
    if (rest.length > 0 && space.test(text)) {
      const bare = withoutSpace(text);
      for (const each of rest) {
        if (each.bare?.some(form => bare.includes(form)) === true) found.push(each);
      }
    }
    return found.map(({ id }) => id);
  };
}

function needleOf(line: string, id: string): Needle {
  const once = escaped(line);
  const twice = escaped(once);
  // Some encoders escape a slash, what is not ASCII, or what HTML could take for its own (Go).
  const marked = once.replace(/[<>&]/g, unicodeEscape);
  const ascii = once.replace(/[^\x20-\x7e]/g, unicodeEscape);
  const upper = ascii.replace(/\\u[0-9a-f]{4}/g, escape => `\\u${escape.slice(2).toUpperCase()}`);
  const slashed = once.replaceAll('/', '\\/');
  const encoded = line.length < shortestEncoded ? [] : base64Forms(utf8(line));
  const forms = [...new Set([line, once, twice, escaped(twice), marked, ascii, upper, slashed, ...encoded])];
  const isShort = withoutSpace(line).length < shortestEncoded;
  return { id, forms, bare: isShort ? null : [...new Set(forms.map(withoutSpace))] };
}

/** As it stands within a text of JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What stands in the base64 of a longer text that holds these bytes, for each place where they may begin in it. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  const forms: string[] = [];
  for (let before = 0; before < 3; before++) {
    // Characters that depend on what stands around are left out.
    let text = '';
    const end = 8 * (before + bytes.length) - 6;
    for (let at = Math.ceil((8 * before) / 6); 6 * at <= end; at++)
      text += alphabet.charAt(bitsAt(bytes, 6 * at - 8 * before));
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

import { base64 } from '../../base64.ts';
import { utf8 } from '../../digests.ts';
import { decodings } from './decodings.ts';
import { withoutStyles } from './plainText.ts';
import type { Detector } from '../tally/tally.ts';
import { TextFinder } from './textFinder.ts';

/** Lines shorter than this are only looked for unencoded: encoded they would be found anywhere. */
const shortestEncoded = 8;
/** One character is in every record: finding it would say nothing. */
const shortestSearched = 2;

const space = /\s/;

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Letters with marks are one character or several (Unicode 15, annex 15): file names of macOS and what one types differ. */
function composed(text: string): string {
  // eslint-disable-next-line no-control-regex -- what is all ASCII is what most texts are
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFC');
}

/** A line as it is looked for: the blanks around it are no part of it. */
function searched(given: string): string {
  return composed(withoutStyles(given).trim());
}

/** Whether a line has too little in it to be looked for; one without a text has nothing. */
export function isTooShort(given: string): boolean {
  return searched(given).length < shortestSearched;
}

/**
 * Finds given lines in the texts of records: unencoded, with each of the {@link decodings}, in base64 at any of its three
 * offsets (also of a line that was escaped as JSON before), and broken by line ends. An id is the number of a line.
 */
export class NeedleDetector implements Detector {
  /** Lines that are too short to be recognised without their surroundings. */
  readonly #short: TextFinder;
  /** All others without white space, so that a text that is broken by line ends holds them too; by twice their number, and one more for those that have white space. */
  readonly #bare: TextFinder;

  /** The last text, by its number, in which each line was found. */
  readonly #lastIn: Float64Array;
  #text = 0;

  constructor(lines: readonly string[]) {
    this.#lastIn = new Float64Array(lines.length);
    const [short, bare] = [new Texts(), new Texts()];
    lines.forEach((given, index) => {
      if (isTooShort(given)) return;
      const line = searched(given);
      if (withoutSpace(line).length < shortestEncoded) short.add(line, index);
      else
        for (const form of [line, ...encodedForms(line)])
          bare.add(withoutSpace(form), 2 * index + Number(space.test(form)));
    });
    this.#short = new TextFinder(short.all);
    this.#bare = new TextFinder(bare.all);
  }

  /** Nothing of a record is shown but ids of sessions. */
  readonly shown = (name: string): string => name;

  readonly detect = (text: string): readonly string[] => {
    this.#text++;
    const found: string[] = [];
    for (const each of decodings(text)) this.#find(composed(withoutStyles(each)), found);
    return found;
  };

  #find(text: string, found: string[]): void {
    for (const each of this.#short.find(text)) this.#add(each, found);
    const bare = withoutSpace(text);
    const isSolid = bare.length === text.length;
    // A text without white space was not broken: it holds no line that has some.
    for (const each of this.#bare.find(bare)) if (!isSolid || each % 2 === 0) this.#add(each >> 1, found);
  }

  #add(line: number, found: string[]): void {
    if (this.#lastIn[line] === this.#text) return;
    this.#lastIn[line] = this.#text;
    found.push(String(line));
  }
}

/** Texts, each once, with the numbers of all lines that it is a form of. */
class Texts {
  readonly all = new Map<string, number[]>();

  add(text: string, number: number): void {
    const numbers = this.all.get(text);
    if (numbers === undefined) this.all.set(text, [number]);
    else if (numbers.at(-1) !== number) numbers.push(number);
  }
}

/** The part of a text's base64 that shows a line in it, also where the line was escaped or its letters in parts. */
function encodedForms(line: string): readonly string[] {
  const once = escaped(line);
  const written = new Set([line, line.normalize('NFD'), once, escaped(once)]);
  return [...written].flatMap(each => base64Forms(utf8(each)));
}

/** As it is within a JSON string. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The base64 that these bytes have within a longer text, for each place where they may begin in it. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap(before => {
    const shifted = new Uint8Array(before + bytes.length);
    shifted.set(bytes, before);
    // Characters that depend on their neighbours are left out.
    const text = base64(shifted).slice(Math.ceil((8 * before) / 6), Math.floor((8 * shifted.length) / 6));
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

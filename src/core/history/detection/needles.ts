import { base64 } from '../../base64.ts';
import { utf8 } from '../../digests.ts';
import { decodings } from './decodings.ts';
import { withoutStyles } from './plainText.ts';
import type { Detector } from '../tally/tally.ts';
import { TextFinder } from './textFinder.ts';

/** Shorter lines are only searched for unencoded: encoded, they would be found anywhere. */
const shortestEncoded = 8;
/** A single character is in every record, so finding it would mean nothing. */
const shortestSearched = 2;

const space = /\s/;

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * Normalizes letters with diacritics, which may be one character or several (Unicode 15, annex 15): macOS file names and typed text
 * differ.
 */
function composed(text: string): string {
  // eslint-disable-next-line no-control-regex -- what is all ASCII is what most texts are
  return /^[\x00-\x7f]*$/.test(text) ? text : text.normalize('NFC');
}

/** The form of a line that is searched for, without surrounding blanks. */
function searched(given: string): string {
  return composed(withoutStyles(given).trim());
}

/** Whether a line is too short, or blank, and so is not searched for. */
export function isTooShort(given: string): boolean {
  return searched(given).length < shortestSearched;
}

/**
 * Finds given lines in the texts of records: unencoded, with each of the {@link decodings}, in base64 at any of its three offsets
 * (also if the line was escaped as JSON first), and broken by line ends. An id is the index of a line.
 */
export class NeedleDetector implements Detector {
  /** Lines that are too short to be recognized with white space removed. */
  readonly #short: TextFinder;
  /**
   * All other lines, with white space removed, so they are also found in a text that is broken by line ends. The number of each
   * form is twice the index of its line, plus one if the form has white space.
   */
  readonly #bare: TextFinder;

  /** For each line, the number of the last text in which it was found. */
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

  /** Nothing of a record is shown except session ids. */
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
    // A text without white space was not broken, so it does not contain lines that have white space.
    for (const each of this.#bare.find(bare)) if (!isSolid || each % 2 === 0) this.#add(each >> 1, found);
  }

  #add(line: number, found: string[]): void {
    if (this.#lastIn[line] === this.#text) return;
    this.#lastIn[line] = this.#text;
    found.push(String(line));
  }
}

/** Different texts, each with the numbers of all lines that it is a form of. */
class Texts {
  readonly all = new Map<string, number[]>();

  add(text: string, number: number): void {
    const numbers = this.all.get(text);
    if (numbers === undefined) this.all.set(text, [number]);
    else if (numbers.at(-1) !== number) numbers.push(number);
  }
}

/** The base64 of a line that does not depend on the text around it, also for a line that was escaped or has decomposed letters. */
function encodedForms(line: string): readonly string[] {
  const once = escaped(line);
  const written = new Set([line, line.normalize('NFD'), once, escaped(once)]);
  return [...written].flatMap(each => base64Forms(utf8(each)));
}

/** Escapes a text as within a JSON string. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The base64 of these bytes within a longer text, for each of the possible offsets. */
function base64Forms(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap(before => {
    const shifted = new Uint8Array(before + bytes.length);
    shifted.set(bytes, before);
    // Characters that also depend on neighboring bytes are left out.
    const text = base64(shifted).slice(Math.ceil((8 * before) / 6), Math.floor((8 * shifted.length) / 6));
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

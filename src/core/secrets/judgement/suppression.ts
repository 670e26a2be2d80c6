import { asComment, hasComments } from '../../texts/comments.ts';

/**
 * Comments with which people already mark a line as not a secret: gitleaks, betterleaks, detect-secrets, trufflehog,
 * GitGuardian, Kingfisher, secretlint (their documentation, read 2026-11), and our own.
 */
const sameLine =
  /sightglass:allow(?!-next)|(?:gitleaks|betterleaks):allow|pragma:\s{0,20}(?:allow|white)list\s{1,20}secret|trufflehog:ignore|kingfisher:ignore|\bggignore\b|secretlint-disable-line/i;
const lineBefore =
  /pragma:\s*(?:allow|white)list\s+nextline\s+secret|secretlint-disable-next-line|sightglass:allow-next-line/i;

/** What is in every one of them. */
const anyMark = /:allow|pragma:|:ignore|ggignore|secretlint-/i;

/** The marks of one text. */
export class Suppressions {
  readonly #text: string;
  /** Ranges between `secretlint-disable` and `secretlint-enable`. */
  readonly #blocks: readonly (readonly [start: number, end: number])[];

  /** A stretch in which no mark is. */
  #unmarked: readonly [start: number, end: number] = [0, 0];
  /** How much has been looked at, and whether that was enough to look at all of the text once. */
  #looked = 0;
  #hasMarks: boolean | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#blocks = text.includes('secretlint-disable') ? blocksOf(text) : [];
  }

  /** Whether a comment on the lines of [start, end), or before them, says that there is no secret. */
  covers(start: number, end: number): boolean {
    const text = this.#text;
    if (!this.#mayHaveMarks()) return false;
    const first = lineStartBefore(text, start);
    const last = lineEndAfter(text, end);
    if (this.#blocks.some(([from, to]) => start >= from && start < to)) return true;
    if (this.#isMarked(first, Math.min(last, lineEndAfter(text, start)))) return true;
    const lastStart = lineStartBefore(text, end);
    if (lastStart > first && this.#isMarked(lastStart, last)) return true;
    if (first === 0) return false;
    return lineBefore.test(text.slice(lineStartBefore(text, first - 1), first - 1));
  }

  /** Where so many places are asked about that they make up the text, all of it is searched, once. */
  #mayHaveMarks(): boolean {
    this.#looked += lineReach;
    if (this.#hasMarks === undefined && this.#looked > this.#text.length) this.#hasMarks = anyMark.test(this.#text);
    return this.#hasMarks !== false;
  }

  /** Whether a mark is in [start, end). On a line with many findings each piece of it is searched once. */
  #isMarked(start: number, end: number): boolean {
    const [from, to] = this.#unmarked;
    const goesOn = start >= from && start <= to;
    if (goesOn && end <= to) return false;
    if (sameLine.test(this.#text.slice(goesOn ? Math.max(start, to - longestMark) : start, end))) return true;
    this.#unmarked = [goesOn ? from : start, end];
    return false;
  }
}

/** The longest comment that marks a line, and a little more. */
const longestMark = 80;

/** The longest stretch of a line that is searched for a comment on either side of a finding. */
const lineReach = 2000;

function lineStartBefore(text: string, at: number): number {
  const reach = Math.max(0, at - lineReach);
  return reach + text.slice(reach, at).lastIndexOf('\n') + 1;
}

function lineEndAfter(text: string, at: number): number {
  const end = text.slice(at, at + lineReach).indexOf('\n');
  return end < 0 ? Math.min(text.length, at + lineReach) : at + end;
}

function blocksOf(text: string): readonly (readonly [number, number])[] {
  const blocks: [number, number][] = [];
  let open = -1;
  for (const match of text.matchAll(/secretlint-(disable|enable)(?![\w-])/g)) {
    if (match[1] === 'disable') {
      if (open < 0) open = match.index;
    } else if (open >= 0) {
      blocks.push([open, match.index]);
      open = -1;
    }
  }
  if (open >= 0) blocks.push([open, text.length]);
  return blocks;
}

export interface SuppressionComment {
  /** What to write. */
  readonly text: string;
  /** Where: at the end of the finding's line, or on a line of its own before it. */
  readonly placement: 'same-line' | 'line-before';
}

/**
 * How to mark a line as no secret in a language (the editor's id); null where comments are impossible or unknown, as in
 * JSON, where only a baseline helps. Files whose comments must begin a line get one on the line before.
 */
export function suppressionComment(languageId: string, indent = ''): SuppressionComment | null {
  const wholeLine = /^(?:dotenv|properties|ini|dockerfile|bat|ignore)$/.test(languageId);
  if (!hasComments(languageId)) return null;
  return wholeLine
    ? { text: indent + asComment('sightglass:allow-next-line', languageId), placement: 'line-before' }
    : { text: asComment('sightglass:allow', languageId), placement: 'same-line' };
}

import { asComment, hasComments } from '../../texts/comments.ts';

/**
 * Comments that mark a line as not a secret: those of gitleaks, betterleaks, detect-secrets, trufflehog, GitGuardian, Kingfisher
 * and secretlint (their documentation, read 2026-11), and our own.
 */
const sameLine =
  /sightglass:allow(?!-next)|(?:gitleaks|betterleaks):allow|pragma:\s{0,20}(?:allow|white)list\s{1,20}secret|trufflehog:ignore|kingfisher:ignore|\bggignore\b|secretlint-disable-line/i;
const lineBefore =
  /pragma:\s*(?:allow|white)list\s+nextline\s+secret|secretlint-disable-next-line|sightglass:allow-next-line/i;

/** Matches a part of every one of them. */
const anyMark = /:allow|pragma:|:ignore|ggignore|secretlint-/i;

/** The suppression comments of one text. */
export class Suppressions {
  readonly #text: string;
  /** Ranges between `secretlint-disable` and `secretlint-enable`. */
  readonly #blocks: readonly (readonly [start: number, end: number])[];

  /** A range known to contain no mark. */
  #unmarked: readonly [start: number, end: number] = [0, 0];
  /** How much has been searched so far, and whether the whole text contains any mark, once that has been checked. */
  #looked = 0;
  #hasMarks: boolean | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#blocks = text.includes('secretlint-disable') ? blocksOf(text) : [];
  }

  /** Whether a comment on the lines of [start, end), or on the line before, says that this is not a secret. */
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

  /** Whether the text may contain marks. Once as much has been searched as the text is long, searches all of it, once. */
  #mayHaveMarks(): boolean {
    this.#looked += lineReach;
    if (this.#hasMarks === undefined && this.#looked > this.#text.length) this.#hasMarks = anyMark.test(this.#text);
    return this.#hasMarks !== false;
  }

  /** Whether [start, end) contains a mark. On a line with many findings, each part of the line is searched only once. */
  #isMarked(start: number, end: number): boolean {
    const [from, to] = this.#unmarked;
    const goesOn = start >= from && start <= to;
    if (goesOn && end <= to) return false;
    if (sameLine.test(this.#text.slice(goesOn ? Math.max(start, to - longestMark) : start, end))) return true;
    this.#unmarked = [goesOn ? from : start, end];
    return false;
  }
}

/** Longer than any comment that marks a line. */
const longestMark = 80;

/** How much of a line is searched for a comment on either side of a finding. */
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
  /** The comment to write. */
  readonly text: string;
  /** Where to write it: at the end of the finding's line, or on its own line before it. */
  readonly placement: 'same-line' | 'line-before';
}

/**
 * How to mark a line as not a secret in a language (the editor's id). Null if comments are impossible or unknown, as in JSON, where
 * only a baseline helps. If comments must begin a line, the comment goes on the line before.
 */
export function suppressionComment(languageId: string, indent = ''): SuppressionComment | null {
  const wholeLine = /^(?:dotenv|properties|ini|dockerfile|bat|ignore)$/.test(languageId);
  if (!hasComments(languageId)) return null;
  return wholeLine
    ? { text: indent + asComment('sightglass:allow-next-line', languageId), placement: 'line-before' }
    : { text: asComment('sightglass:allow', languageId), placement: 'same-line' };
}

import { lengthOfFront } from './frontMatter.ts';
import { type Region, regionsOf } from './regions.ts';

/** How a product follows `@path` in its instruction files. */
export interface ImportRule {
  /** How many files are imported, one from within another, at most. */
  readonly depth: number;
  /** `{file:path}`, and not `@path`; the rest but `skips` is not asked for then. */
  readonly inBraces?: true;
  /** What must be before the `@`: white space, or anything but a letter, digit or the like. */
  readonly after: 'space' | 'no-word';
  /** Punctuation at the end belongs to the sentence, not to the name. */
  readonly trimsEnd?: true;
  /** Marks of Markdown around a name (`**@file**`) are no part of it, nor are the brackets of a link (`[@file](…)`). */
  readonly withinMarks?: true;
  /** `<` ends a name. */
  readonly endsAtTag?: true;
  /** `\ ` stands for a blank, `#` ends a name. */
  readonly escapes?: true;
  /** `@~/file` is below the home folder. */
  readonly fromHome?: true;
  readonly skips: readonly Region[];
  /** Front matter is no text to it. */
  readonly skipsFront?: true;
  /** What a name begins with; absent: a letter, a digit, `_`, `-`, or what a path begins with. */
  readonly starts?: RegExp;
  /** Names with another ending than these, in lower case with their dot, are passed over; one without an ending counts. */
  readonly endings?: readonly string[];
  /** Where a file must be: below the start folder, or the root of the repository of the importing file. */
  readonly within: 'workspace' | 'git-root' | 'anywhere';
  /** A file elsewhere is sent once a person allowed it. */
  readonly asksOutside?: true;
  /** What is no UTF-8 is passed over. */
  readonly needsUtf8?: true;
  /** A link counts by where it leads to. */
  readonly judgesLinksByTarget?: true;
  /** Paths in a file behind a link are looked for next to the file, and not next to the link. */
  readonly startsAtTarget?: true;
}

/** The paths that a text imports, as they are written there, in order. */
export function importsIn(text: string, rule: ImportRule): readonly string[] {
  if (rule.inBraces === true) return bracedIn(text);
  if (!text.includes('@')) return [];
  const front = rule.skipsFront === true ? lengthOfFront(text) : 0;
  const skipped = regionsOf(text.slice(front), rule.skips);
  const found: string[] = [];
  for (const match of text.slice(front).matchAll(writtenPaths(rule))) {
    if (skipped.some(({ start, end }) => start <= match.index && match.index < end)) continue;
    const path = cleaned(match[1] ?? '', rule);
    const isPath = (rule.starts ?? /^(?:\.{0,2}\/|~\/|[\w.-])/).test(path);
    if (isPath && (rule.fromHome || !path.startsWith('~')) && hasEnding(path, rule.endings)) found.push(path);
  }
  return [...new Set(found)];
}

/** Finds each `@path`. */
function writtenPaths(rule: ImportRule): RegExp {
  const marks = rule.withinMarks === true ? String.raw`(?:\*{1,3}|_{1,3})?` : '';
  const inLink = rule.withinMarks === true ? String.raw`|(?<=\[)(?=[^\]\n]*\]\()` : '';
  const before = rule.after === 'space' ? String.raw`(?:(?<=(?:^|\s)${marks})${inLink})` : String.raw`(?<![\w@./])`;
  const name = rule.escapes ? String.raw`(?:[^\s\\]|\\ )+` : String.raw`\S+`;
  return new RegExp(`${before}@(${name})`, 'g');
}

/** `{file:path}` but for those in lines that are comments. */
function bracedIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?![ \t]*\/\/).*$/gm)]
    .flatMap(([line]) => [...line.matchAll(/(?<!\$)\{file:([^{}\s]+)\}/g)])
    .map(([, path = '']) => path);
}

function hasEnding(path: string, endings: ImportRule['endings']): boolean {
  const ending = /[^/]\.([^./]*)$/.exec(path)?.[1];
  return endings === undefined || ending === undefined || endings.includes(`.${ending.toLowerCase()}`);
}

function cleaned(written: string, { trimsEnd, escapes, withinMarks, endsAtTag }: ImportRule): string {
  let path = written;
  if (withinMarks) path = path.replace(/\]\(.*$/, '').replace(/(?:\*{1,3}|_{1,3})$/, '');
  if (endsAtTag) path = path.replace(/<.*$/, '');
  if (escapes) path = path.replace(/#.*$/, '').replaceAll('\\ ', ' ');
  if (trimsEnd) path = path.replace(/[),.;:!?\]}>'"`]+$/, '');
  return path;
}

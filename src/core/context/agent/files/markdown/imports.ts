import { lengthOfFront } from './frontMatter.ts';
import { type Region, regionsOf } from './regions.ts';

/** How a product follows `@path` in its instruction files. */
export interface ImportRule {
  /** The longest chain of imports that is followed. */
  readonly depth: number;
  /** `{file:path}` instead of `@path`; the options for how `@path` is written, `skips` included, do not apply then. */
  readonly inBraces?: true;
  /** What must precede the `@`: white space, or anything but a word character, `@`, `.` or `/`. */
  readonly after: 'space' | 'no-word';
  /** Punctuation at the end belongs to the sentence, not to the name. */
  readonly trimsEnd?: true;
  /** Markdown marks around a name (`**@file**`) are not part of it, nor are the brackets of a link (`[@file](…)`). */
  readonly withinMarks?: true;
  /** `<` ends a name. */
  readonly endsAtTag?: true;
  /** `\ ` stands for a blank, `#` ends a name. */
  readonly escapes?: true;
  /** `@~/file` is below the home folder. */
  readonly fromHome?: true;
  readonly skips: readonly Region[];
  /** Front matter is not searched for imports. */
  readonly skipsFront?: true;
  /** What a name must begin with; absent: a letter, a digit, `_`, `-`, or what a path begins with. */
  readonly starts?: RegExp;
  /** The allowed endings, in lower case with their dot. Names with another ending are skipped; names without an ending count. */
  readonly endings?: readonly string[];
  /** Where a file must be: below the start folder, or the root of the repository of the importing file. */
  readonly within: 'workspace' | 'git-root' | 'anywhere';
  /** A file elsewhere is sent after the user has allowed it. */
  readonly asksOutside?: true;
  /** A file that is not UTF-8 is skipped. */
  readonly needsUtf8?: true;
  /** Whether a link is within the bounds depends on its target. */
  readonly judgesLinksByTarget?: true;
  /** Paths in a file behind a link are relative to the target's folder, not to the link's. */
  readonly startsAtTarget?: true;
}

/** Returns the paths that a text imports, as written there, in order. */
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

/** Returns a pattern that finds each `@path`. */
function writtenPaths(rule: ImportRule): RegExp {
  const marks = rule.withinMarks === true ? String.raw`(?:\*{1,3}|_{1,3})?` : '';
  const inLink = rule.withinMarks === true ? String.raw`|(?<=\[)(?=[^\]\n]*\]\()` : '';
  const before = rule.after === 'space' ? String.raw`(?:(?<=(?:^|\s)${marks})${inLink})` : String.raw`(?<![\w@./])`;
  const name = rule.escapes ? String.raw`(?:[^\s\\]|\\ )+` : String.raw`\S+`;
  return new RegExp(`${before}@(${name})`, 'g');
}

/** Returns the paths of each `{file:path}`, except in lines that are comments. */
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

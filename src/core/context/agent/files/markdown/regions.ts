/** Parts of a Markdown text in which products do not look for imports. */
export type Region = 'spans' | 'fences' | 'backtick-fences' | 'indented' | 'comments';

/** Offsets in a text, end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The places of such parts. What is within a fence is no span, and no comment. */
export function regionsOf(text: string, kinds: readonly Region[]): readonly Stretch[] {
  const isOfBackticks = kinds.includes('backtick-fences');
  const fences = fencesOf(text, isOfBackticks ? '`{3,}' : '`{3,}|~{3,}');
  const isFenced = (at: number): boolean => fences.some(({ start, end }) => start <= at && at < end);
  const found: Stretch[] = isOfBackticks || kinds.includes('fences') ? [...fences] : [];
  const add = (pattern: RegExp): void => {
    for (const match of text.matchAll(pattern)) {
      if (!isFenced(match.index)) found.push({ start: match.index, end: match.index + match[0].length });
    }
  };
  if (kinds.includes('spans')) add(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g);
  if (kinds.includes('comments')) add(/<!--[\s\S]*?-->/g);
  if (kinds.includes('indented')) add(/(?<=(?:^|\n)[ \t]*\n)(?:(?: {4}|\t)[^\n]*(?:\n|$))+/g);
  return found;
}

/** Blocks between lines of three or more of a mark, backticks or tildes; an open one reaches to the end. */
function fencesOf(text: string, mark: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let open: { readonly start: number; readonly mark: string } | null = null;
  for (const match of text.matchAll(new RegExp(`^ {0,3}(${mark})(.*)$`, 'gm'))) {
    const [line, written = '', rest = ''] = match;
    if (open === null) open = { start: match.index, mark: written };
    else if (written.startsWith(open.mark) && rest.trim() === '') {
      found.push({ start: open.start, end: match.index + line.length });
      open = null;
    }
  }
  if (open !== null) found.push({ start: open.start, end: text.length });
  return found;
}

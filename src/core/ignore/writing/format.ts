import { compareText } from '../../compareText.ts';
/**
 * Tidies an ignore file in gitignore's syntax without changing its meaning: removes unescaped spaces at the ends of lines, keeps single
 * blank lines only and none at the start or end, and sorts adjacent patterns. Comments, blank lines and exceptions keep their places, and
 * nothing is moved past them: the last match decides, so the order on both sides of an exception matters. Line ends and a byte-order mark
 * stay. Idempotent.
 */
export function formatIgnore(text: string): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const formatted: string[] = [];
  let run: string[] = [];
  const endRun = (): void => {
    formatted.push(...run.sort(compare));
    run = [];
  };
  for (const raw of text.slice(mark.length).split('\n')) {
    const line = withoutSpacesAtEnd(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
    const isPattern = line !== '' && !line.startsWith('#') && !line.startsWith('!');
    if (isPattern) run.push(line);
    else {
      endRun();
      if (line !== '' || (formatted.length > 0 && formatted.at(-1) !== '')) formatted.push(line);
    }
  }
  endRun();
  while (formatted.at(-1) === '') formatted.pop();
  return mark + formatted.map(line => line + lineEnd).join('');
}

/** Removes spaces only: a tab at the end belongs to the pattern, as does a space after a backslash. Comments lose all trailing spaces. */
function withoutSpacesAtEnd(line: string): string {
  const kept = line.replace(/ +$/, '');
  const backslashes = /\\*$/.exec(kept)?.[0].length ?? 0;
  return backslashes % 2 === 1 && kept.length < line.length && !line.startsWith('#') ? `${kept} ` : kept;
}

/** Compares patterns without their leading slash, which only anchors: `/b` belongs between `a` and `c`. */
function compare(a: string, b: string): number {
  const [left, right] = [a.replace(/^\//, ''), b.replace(/^\//, '')];
  return compareText(left, right) || compareText(a, b);
}

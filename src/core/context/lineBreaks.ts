/** The 0-based number of the line at an offset; only `\n` ends a line. Linear. */
export function lineBreaksBefore(text: string, offset: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

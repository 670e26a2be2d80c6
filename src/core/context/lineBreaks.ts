/** Returns the 0-based number of the line at an offset; only `\n` ends a line, as Copilot counts. Linear. */
export function lineBreaksBefore(text: string, offset: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Returns the 1-based line of an offset; `\n`, `\r\n` and `\r` end a line, as for findings. Linear. */
export function lineNumberAt(text: string, offset: number): number {
  let line = lineBreaksBefore(text, offset) + 1;
  for (let at = text.indexOf('\r'); at >= 0 && at < offset; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) line++;
  }
  return line;
}

/**
 * Returns the line of a key in a TOML text whose parser keeps no positions.
 * @param where keys and indexes as in `rules[2].allowlists[0].regexes[1]`
 * @returns 1-based; if the key is not found, the line of the nearest table or key above it, at least 1
 */
export function tomlLine(text: string, where: string): number {
  const counts = new Map<string, number>();
  let table = '';
  let best = 1;
  let bestLength = 0;
  let inside: string | null = null;
  const note = (path: string, line: number): void => {
    const isAbove = where === path || where.startsWith(`${path}.`) || where.startsWith(`${path}[`);
    if (!isAbove || path.length <= bestLength) return;
    best = line;
    bestLength = path.length;
  };
  text.split(/\r\n|\n/).forEach((line, index) => {
    if (inside !== null) {
      if (line.includes(inside)) inside = null;
      return;
    }
    const header = /^\s*(\[\[?)\s*([\w."'-]+)\s*\]/.exec(line);
    const key = /^\s*([\w-]+)\s*=/.exec(line)?.[1];
    if (header?.[2] !== undefined) {
      table = tablePath(header[2], header[1] === '[[', counts);
      note(table, index + 1);
    } else if (key !== undefined) {
      note(table === '' ? key : `${table}.${key}`, index + 1);
    }
    inside = openQuote(line);
  });
  return best;
}

/** Converts `rules.allowlists` to `rules[1].allowlists[0]`, with the current index of every array of tables above. */
function tablePath(name: string, isArray: boolean, counts: Map<string, number>): string {
  let path = '';
  const parts = name.replace(/["']/g, '').split('.');
  parts.forEach((part, depth) => {
    path = path === '' ? part : `${path}.${part}`;
    if (isArray && depth === parts.length - 1) counts.set(path, (counts.get(path) ?? -1) + 1);
    const count = counts.get(path);
    if (count !== undefined) path = `${path}[${count}]`;
  });
  return path;
}

/** Returns the delimiter of a multi-line string that a line leaves open; null if there is none. */
function openQuote(line: string): string | null {
  for (const mark of ["'''", '"""']) {
    if (line.split(mark).length % 2 === 0) return mark;
  }
  return null;
}

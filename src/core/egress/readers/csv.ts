/**
 * Returns the cells of one line of CSV (RFC 4180): a cell may be in quotes, which are doubled inside it.
 * @param separator `;` for files of spreadsheets in countries with a decimal comma
 */
export function csvCells(line: string, separator: ',' | ';' = ','): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    if (line[at] !== '"') {
      const next = line.indexOf(separator, at);
      const end = next < 0 ? line.length : next;
      cells.push(line.slice(at, end));
      at = end + 1;
      continue;
    }
    let end = line.indexOf('"', at + 1);
    while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
    const close = end < 0 ? line.length : end;
    cells.push(line.slice(at + 1, close).replaceAll('""', '"'));
    const next = line.indexOf(separator, close);
    at = next < 0 ? line.length + 1 : next + 1;
  }
  return cells;
}

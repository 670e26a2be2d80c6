/** The cells of one line of CSV (RFC 4180): quotes may stand round a cell and are doubled inside one. */
export function csvCells(line: string): readonly string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    if (line[at] !== '"') {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(at, end));
      at = end + 1;
      continue;
    }
    let end = line.indexOf('"', at + 1);
    while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
    const close = end < 0 ? line.length : end;
    cells.push(line.slice(at + 1, close).replaceAll('""', '"'));
    const comma = line.indexOf(',', close);
    at = comma < 0 ? line.length + 1 : comma + 1;
  }
  return cells;
}

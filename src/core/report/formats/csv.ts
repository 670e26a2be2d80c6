/** A cell: a number is written unchanged; a text comes from outside. */
export type CsvCell = string | number | null;

/**
 * Formats a table as CSV (RFC 4180, with the line ends of text files). A text that a spreadsheet would read as a formula gets
 * an apostrophe in front, as OWASP's page on CSV injection advises, including full-width signs: a host or user name must not
 * run anything on the machine of whoever opens the table.
 */
export function csv(head: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = csvLine(head);
  for (const row of rows) text += csvLine(row);
  return text;
}

function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\n`;
}

function cellText(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const inert = /^\s*[=+\-@|%＝＋－＠]|^\s/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

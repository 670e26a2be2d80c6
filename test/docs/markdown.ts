/** Formats text as code; nothing in it is treated as markup. */
export function code(text: string): string {
  const mark = text.includes('`') ? '``' : '`';
  return `${mark}${text}${mark}`;
}

/** Returns a table; empty if there are no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

/** Returns a list below a sentence, without duplicates; empty if there are no lines. */
export function list(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [head, [...new Set(lines)].map(line => `- ${line}`).join('\n')];
}

/** Returns a heading with its content; empty if all of the content is empty. */
export function section(heading: string, ...parts: readonly string[]): readonly string[] {
  const filled = parts.filter(part => part !== '');
  if (filled.length === 0) return [];
  return heading === '' ? filled : [`## ${heading}`, ...filled];
}

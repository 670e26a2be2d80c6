import { markdownCode, markdownTable } from '../../core/report/markdown.ts';
import type { EgressRow, EgressSection } from '../../text/egressReport.ts';
import type { Painter } from '../output/painter.ts';
import { printable } from '../output/text.ts';

/** The report for a terminal. What captures say is made safe for it. */
export function sectionsText(sections: readonly EgressSection[], painter: Painter): string {
  return sections
    .map(section => {
      const { id, title, note, rows } = section;
      const lines = id === 'hosts' ? hostLines(section, painter) : rows.flatMap(row => rowLines(section, row, painter));
      return `${[painter.bold(`${title} (${rows.length})`), painter.dim(`  ${note}`), ...lines].join('\n')}\n`;
    })
    .join('\n');
}

/** What the row is about, then everything else with its name. */
function rowLines({ head }: EgressSection, { cells }: EgressRow, painter: Painter): readonly string[] {
  const [first = '', ...rest] = cells;
  return [`  ${painter.bold(printable(first))}`, `      ${printable(named(head.slice(1), rest))}`];
}

/** Hosts stand under their tool, which comes first in their rows. */
function hostLines({ head, rows }: EgressSection, painter: Painter): readonly string[] {
  const hostAt = head.indexOf('Host');
  let group: string | undefined;
  return rows.flatMap(({ cells }) => {
    const [tool = ''] = cells;
    const heading = tool === group ? [] : [`  ${painter.bold(printable(tool))}`];
    group = tool;
    const others = cells.map((cell, i) => (i === 0 || i === hostAt ? '' : cell));
    return [
      ...heading,
      `    ${printable(cells[hostAt] ?? '')}`,
      painter.dim(`        ${printable(named(head, others))}`),
    ];
  });
}

function named(head: readonly string[], cells: readonly string[]): string {
  return cells.flatMap((cell, i) => (cell === '' ? [] : [`${head[i] ?? ''}: ${cell}`])).join(' · ');
}

/** The report as Markdown. */
export function sectionsMarkdown(sections: readonly EgressSection[]): string {
  const parts = sections.map(({ title, note, head, rows }) => {
    const table = rows.map(({ cells }) =>
      cells.map((cell, i) => (i === 0 && cell !== '' ? markdownCode(cell) : plain(cell))),
    );
    return `## ${title}\n\n${note}\n\n${rows.length === 0 ? 'None.' : markdownTable(head, table)}\n`;
  });
  return `# Captured traffic\n\n${parts.join('\n')}`;
}

/** Texts of strangers' captures must not become links or markup. */
function plain(cell: string): string {
  return cell.replace(/[<>[\]`*_]/g, '\\$&');
}

import { markdownCode, markdownTable } from '../../../core/report/formats/markdown.ts';
import type { EgressRow, EgressSection } from '../../../text/egressReport.ts';
import type { Painter } from '../../output/painter.ts';
import { document, joined, lines, type Safe, t } from '../../output/safe.ts';

/** Formats the report for a terminal. */
export function sectionsText(sections: readonly EgressSection[], painter: Painter): Safe {
  const parts = sections.map(section => {
    const { id, title, note, rows, canBeSeen } = section;
    const own = id === 'hosts' ? hostLines(section, painter) : rows.flatMap(row => rowLines(section, row, painter));
    return lines([painter.bold(canBeSeen ? `${title} (${rows.length})` : title), painter.dim(`  ${note}`), ...own]);
  });
  return joined(parts, '\n');
}

/** Returns the subject of the row, then all other values with their names. */
function rowLines({ head }: EgressSection, { cells }: EgressRow, painter: Painter): readonly Safe[] {
  const [first = '', ...rest] = cells;
  return [t`  ${painter.bold(first)}`, t`      ${named(head.slice(1), rest)}`];
}

/** Returns the hosts, grouped by their tool, which is the first cell of their rows. */
function hostLines({ head, hostColumn, rows }: EgressSection, painter: Painter): readonly Safe[] {
  let group: string | undefined;
  return rows.flatMap(({ cells }) => {
    const [tool = ''] = cells;
    const heading = tool === group ? [] : [t`  ${painter.bold(tool)}`];
    group = tool;
    const others = cells.map((cell, i) => (i === 0 || i === hostColumn ? '' : cell));
    return [...heading, t`    ${cells[hostColumn ?? 0] ?? ''}`, painter.dim(t`        ${named(head, others)}`)];
  });
}

function named(head: readonly string[], cells: readonly string[]): string {
  return cells.flatMap((cell, i) => (cell === '' ? [] : [`${head[i] ?? ''}: ${cell}`])).join(' · ');
}

/** Formats the report as Markdown. */
export function sectionsMarkdown(sections: readonly EgressSection[]): Safe {
  const parts = sections.map(({ title, note, head, rows }) => {
    const table = rows.map(({ cells }) => cells.map((cell, i) => (i === 0 && cell !== '' ? markdownCode(cell) : cell)));
    return `## ${title}\n\n${note}\n\n${rows.length === 0 ? 'None.' : markdownTable(head, table).markdown}\n`;
  });
  return document(`# Captured traffic\n\n${parts.join('\n')}`);
}

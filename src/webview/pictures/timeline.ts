import { element } from '../dom.ts';
import { set, svg, svgText } from './svg.ts';
import type { ReportLabels, ReportTimeline, ReportTimelineCell } from '../protocol.ts';

/** In pixels; a picture that is wider than the page scrolls on its own. */
const column = 14;
const row = 34;
const top = 22;
const bottom = 26;
const left = 150;

/** Enough width to label the first and the last day below. */
const labelRoom = 2 * 90;

/** A cell and its position. */
interface Placed {
  readonly id: string;
  readonly at: number;
  readonly line: number;
  readonly cell: ReportTimelineCell;
}

/**
 * Draws days by assistants: the larger a disc, the more was sent; a diamond above it marks secrets. It is one tab stop, within
 * which arrow keys move between cells; the line below describes the current cell.
 */
export function timelinePicture(timeline: ReportTimeline, labels: ReportLabels): HTMLElement {
  const { days, rows, title } = timeline;
  const placed = rows.flatMap(({ cells }, line) =>
    cells.map((cell, at): Placed => ({ id: `timeline-${line}-${cell.day}`, at, line, cell })),
  );
  const width = left + Math.max(days.length * column, labelRoom) + 20;
  const height = top + rows.length * row + bottom;
  const size = { width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` };
  const picture = svg('svg', { ...size, class: 'timeline', role: 'listbox' });
  set(picture, { 'aria-label': title, 'aria-describedby': 'timeline-keys', tabindex: '0', id: 'timeline' });
  const marks = placed.map(each => drawCell(each));
  picture.append(
    ...rows.map(({ assistant }, line) => drawRow(assistant, line, width)),
    ...dayLabels(days, rows.length),
  );
  picture.append(...marks);
  const said = element('p', { class: 'timeline-said', 'aria-hidden': 'true' }, title);
  let current = -1;
  const choose = (index: number): void => {
    const chosen = placed[index];
    if (chosen === undefined) return;
    marks[current]?.setAttribute('aria-selected', 'false');
    current = index;
    marks[index]?.setAttribute('aria-selected', 'true');
    picture.setAttribute('aria-activedescendant', chosen.id);
    said.textContent = chosen.cell.text;
  };
  picture.addEventListener('focus', () => choose(Math.max(current, 0)));
  picture.addEventListener('keydown', event => {
    const next = target(event.key, placed, current);
    if (next === null) return;
    event.preventDefault();
    choose(next);
  });
  for (const [index, mark] of marks.entries()) mark.addEventListener('click', () => choose(index));
  const keys = element('p', { id: 'timeline-keys', class: 'why' }, labels.timelineKeys);
  const frame = element('div', { class: 'timeline-frame' });
  frame.append(picture);
  return element('div', {}, frame, said, keys);
}

/** Returns the cell that a key moves to; null for other keys. */
function target(key: string, placed: readonly Placed[], current: number): number | null {
  const from = placed[Math.max(current, 0)];
  if (from === undefined) return null;
  switch (key) {
    case 'ArrowRight':
      return Math.min(placed.length - 1, current + 1);
    case 'ArrowLeft':
      return Math.max(0, current - 1);
    case 'Home':
      return 0;
    case 'End':
      return placed.length - 1;
    case 'ArrowDown':
    case 'ArrowUp': {
      const line = from.line + (key === 'ArrowDown' ? 1 : -1);
      const own = placed.filter(each => each.line === line);
      const [first, ...others] = own;
      if (first === undefined) return null;
      const distance = ({ cell }: Placed): number => Math.abs(cell.day - from.cell.day);
      return placed.indexOf(others.reduce((a, b) => (distance(b) < distance(a) ? b : a), first));
    }
    default:
      return null;
  }
}

function drawRow(assistant: string, line: number, width: number): SVGElement {
  const y = top + line * row + row / 2;
  const group = svg('g', { 'aria-hidden': 'true' });
  const label = svgText(assistant, { x: '0', y: String(y + 4), class: 'timeline-name' });
  group.append(svg('line', { x1: String(left), x2: String(width), y1: String(y), y2: String(y) }), label);
  return group;
}

/** Labels the first day, the last day, and as many in between as there is room for. */
function dayLabels(days: readonly string[], rows: number): readonly SVGElement[] {
  const y = String(top + rows * row + 16);
  const step = Math.max(1, Math.ceil(110 / column));
  return days.flatMap((day, at) => {
    const isLast = at === days.length - 1;
    if (!isLast && (at % step !== 0 || days.length - 1 - at < step)) return [];
    const anchor = isLast && days.length > 1 ? 'end' : 'start';
    const x = left + at * column + (anchor === 'end' ? column : 0);
    return [svgText(day, { x: String(x), y, 'text-anchor': anchor, class: 'timeline-day', 'aria-hidden': 'true' })];
  });
}

function drawCell({ id, line, cell }: Placed): SVGElement {
  const x = left + cell.day * column + column / 2;
  const y = top + line * row + row / 2;
  const group = svg('g', {
    id,
    role: 'option',
    'aria-selected': 'false',
    'aria-label': cell.text,
    class: 'timeline-cell',
  });
  // The weight is shown by the area, because that is how people compare discs.
  const radius = cell.weight === 0 ? 1 : 1.5 + (column / 2 - 1.5) * Math.sqrt(cell.weight);
  const room = { x: String(x - column / 2), y: String(y - row / 2), width: String(column), height: String(row) };
  const name = svg('title');
  name.textContent = cell.text;
  group.append(
    name,
    svg('rect', { ...room, class: 'timeline-room' }),
    svg('circle', { cx: String(x), cy: String(y), r: radius.toFixed(2), class: 'timeline-size' }),
  );
  if (cell.secrets > 0) {
    const mark = y - row / 2 + 5;
    const points = `${x},${mark - 5} ${x + 5},${mark} ${x},${mark + 5} ${x - 5},${mark}`;
    group.append(svg('polygon', { points, class: 'timeline-secret' }));
  }
  return group;
}

import { element } from '../dom.ts';
import type { ReportLabels, ReportOutbound } from '../protocol.ts';
import { flowLayout, type FlowBand, type FlowNode } from './flowLayout.ts';
import { svg, svgText } from './svg.ts';

/** In pixels: the position of each column, the width of a node, and the size of the picture. */
const columnAt = [170, 330, 660] as const;
const nodeWidth = 8;
const width = 800;
const margin = 6;

/** More bands than this cannot be distinguished; the table has all hosts. */
const mostBands = 24;

/** A picture, and a function that highlights the band of a table row. */
export interface FlowPicture {
  readonly picture: HTMLElement;
  readonly mark: (index: number) => void;
}

/**
 * Draws tool → host → purpose. A band is as wide as the number of bytes sent, red if they contained secrets, striped if the capture
 * has no contents. The picture is for sight and mouse; the table next to it has the same content for keyboards and screen readers.
 * @param onChoose called with the index of a band's row
 */
export function flowPicture(
  outbound: readonly ReportOutbound[],
  labels: ReportLabels,
  onChoose: (index: number) => void,
): FlowPicture {
  const shown = [...outbound.keys()].sort((a, b) => weight(outbound[b]) - weight(outbound[a])).slice(0, mostBands);
  const links = shown.flatMap(index => outbound[index] ?? []);
  const { nodes, bands, height } = flowLayout(links);
  const whole = height + 2 * margin;
  const drawn = svg('svg', {
    ...{ width: String(width), height: String(whole), viewBox: `0 ${-margin} ${width} ${whole}` },
    ...{ class: 'flow', role: 'img', 'aria-label': labels.flow },
  });
  const marks = new Map<number, SVGElement>();
  for (const band of bands) {
    const index = shown[band.link] ?? 0;
    const made = drawBand(band, links[band.link]);
    made.addEventListener('click', () => onChoose(index));
    marks.set(index, made);
    drawn.append(made);
  }
  drawn.append(...nodes.map(drawNode));
  const rest = outbound.length - shown.length;
  // Scrolls if the page is narrow, also by keyboard.
  const frame = element('div', { class: 'wide', tabindex: '0', role: 'group', 'aria-label': labels.flow });
  frame.append(drawn);
  return {
    picture: element(
      'div',
      {},
      frame,
      rest > 0 ? element('p', { class: 'why' }, labels.moreHosts.replace('{0}', String(rest))) : null,
      element('p', { class: 'why' }, labels.flowKeys),
    ),
    mark: index => {
      for (const [at, made] of marks) made.classList.toggle('chosen', at === index);
    },
  };
}

/** Returns the priority of a band if there are too many: secrets first, then the largest amounts. */
function weight(each: ReportOutbound | undefined): number {
  return each === undefined ? 0 : each.secrets > 0 ? Infinity : (each.bytes ?? 0);
}

function drawBand({ thickness, y }: FlowBand, link: ReportOutbound | undefined): SVGElement {
  const names = ['flow-band', link?.isSeen === true ? '' : 'unseen', (link?.secrets ?? 0) > 0 ? 'has-secret' : ''];
  const group = svg('g', { class: names.filter(each => each !== '').join(' ') });
  const title = svg('title');
  title.textContent = link?.spoken ?? '';
  const curve = (from: 0 | 1, to: 1 | 2): SVGElement => {
    const start = columnAt[from] + nodeWidth;
    const middle = (start + columnAt[to]) / 2;
    const d = `M${start} ${y[from]}C${middle} ${y[from]} ${middle} ${y[to]} ${columnAt[to]} ${y[to]}`;
    return svg('path', { d, 'stroke-width': thickness.toFixed(1) });
  };
  group.append(title, curve(0, 1), curve(1, 2));
  return group;
}

function drawNode({ name, column, y, height }: FlowNode): SVGElement {
  const group = svg('g', { class: 'flow-node', 'aria-hidden': 'true' });
  const x = columnAt[column];
  const isLeft = column === 0;
  const label = svgText(name, {
    x: String(isLeft ? x - 6 : x + nodeWidth + 6),
    y: String(y + height / 2 + 4),
    'text-anchor': isLeft ? 'end' : 'start',
  });
  group.append(svg('rect', { x: String(x), y: String(y), width: String(nodeWidth), height: String(height) }), label);
  return group;
}

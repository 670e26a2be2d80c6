/** Traffic from a tool to a host for a purpose. */
export interface FlowLink {
  readonly tool: string;
  readonly host: string;
  readonly purpose: string;
  /** Null if the capture does not say. */
  readonly bytes: number | null;
}

/** A tool (column 0), a host (1) or a purpose (2). */
export interface FlowNode {
  readonly name: string;
  readonly column: 0 | 1 | 2;
  readonly y: number;
  readonly height: number;
}

/** The course of a link: the center of its band in each column. */
export interface FlowBand {
  /** Index into the links. */
  readonly link: number;
  readonly thickness: number;
  readonly y: readonly [number, number, number];
}

export interface FlowLayout {
  readonly nodes: readonly FlowNode[];
  readonly bands: readonly FlowBand[];
  readonly height: number;
}

/** In pixels. All bands together are about this thick; each is thick enough to be seen and pointed at. */
const roomForBands = 140;
export const leastThickness = 3;
/** A node is at least as high as its label. */
const nameHeight = 20;
export const gap = 6;

const columns = [0, 1, 2] as const;

/** Computes the positions of nodes and links: the tools that sent most first, and for each tool its largest amounts first. */
export function flowLayout(links: readonly FlowLink[]): FlowLayout {
  const bytesOf = (link: FlowLink): number => link.bytes ?? 0;
  const all = links.reduce((sum, each) => sum + bytesOf(each), 0);
  const byTool = new Map<string, number>();
  for (const each of links) byTool.set(each.tool, (byTool.get(each.tool) ?? 0) + bytesOf(each));
  const tools = [...byTool].sort(([, a], [, b]) => b - a).map(([tool]) => tool);
  const order = [...links.entries()].sort(
    ([, a], [, b]) => tools.indexOf(a.tool) - tools.indexOf(b.tool) || bytesOf(b) - bytesOf(a),
  );
  const thicknessOf = (link: FlowLink): number =>
    Math.max(leastThickness, all === 0 ? 0 : (bytesOf(link) / all) * roomForBands);
  const placed = columns.map(column => placeColumn(column, order, thicknessOf));
  return {
    nodes: placed.flatMap(each => each.nodes),
    bands: order.map(([link, each]) => {
      const [tool, host, purpose] = placed.map(column => column.middles.get(link) ?? 0);
      return { link, thickness: thicknessOf(each), y: [tool ?? 0, host ?? 0, purpose ?? 0] };
    }),
    height: Math.max(0, ...placed.map(each => each.height)),
  };
}

function placeColumn(
  column: FlowNode['column'],
  order: readonly (readonly [number, FlowLink])[],
  thicknessOf: (link: FlowLink) => number,
): { readonly nodes: readonly FlowNode[]; readonly middles: ReadonlyMap<number, number>; readonly height: number } {
  const groups = new Map<string, (readonly [number, FlowLink])[]>();
  for (const each of order) {
    const name = each[1][(['tool', 'host', 'purpose'] as const)[column]];
    groups.set(name, [...(groups.get(name) ?? []), each]);
  }
  const middles = new Map<number, number>();
  const nodes: FlowNode[] = [];
  let y = 0;
  for (const [name, own] of groups) {
    const thick = own.reduce((sum, [, link]) => sum + thicknessOf(link), 0);
    const height = Math.max(nameHeight, thick);
    let at = y + (height - thick) / 2;
    for (const [index, link] of own) {
      middles.set(index, at + thicknessOf(link) / 2);
      at += thicknessOf(link);
    }
    nodes.push({ name, column, y, height });
    y += height + gap;
  }
  return { nodes, middles, height: Math.max(0, y - gap) };
}

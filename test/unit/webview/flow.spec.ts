import assert from 'node:assert/strict';
import { type FlowLink, flowLayout, gap, leastThickness } from '../../../src/webview/pictures/flowLayout.ts';
import { random as randomFrom } from '../random.ts';

describe('the picture of captured traffic', () => {
  const link = (tool: string, host: string, purpose: string, bytes: number | null): FlowLink => ({
    ...{ tool, host, purpose, bytes },
  });

  it('puts what sent most first, and is as wide as its bytes', () => {
    const links = [link('a', 'x', 'p', 100), link('b', 'y', 'q', 900), link('b', 'x', 'p', null)];
    const { nodes, bands } = flowLayout(links);
    const names = (column: number): readonly string[] =>
      nodes.filter(each => each.column === column).map(each => each.name);
    assert.deepEqual(
      [names(0), names(1), names(2)],
      [
        ['b', 'a'],
        ['y', 'x'],
        ['q', 'p'],
      ],
    );
    const thick = (index: number): number => bands.find(each => each.link === index)?.thickness ?? 0;
    assert.equal(Math.round(thick(1) / thick(0)), 9);
    assert.equal(thick(2), leastThickness, 'an unknown amount has the least width');
  });

  it('is empty where there is nothing', () => {
    assert.deepEqual(flowLayout([]), { nodes: [], bands: [], height: 0 });
  });

  it('draws each link once, inside the nodes that it joins, and no node over another, whatever comes', () => {
    const next = randomFrom(5);
    const pick = (count: number): number => Math.floor(next() * count);
    for (let round = 0; round < 300; round++) {
      const links = Array.from({ length: pick(30) }, () => {
        const bytes = pick(4) === 0 ? null : pick(10) * 10 ** pick(8);
        return link(`tool${pick(4)}`, `host${pick(12)}`, `purpose${pick(5)}`, bytes);
      });
      const { nodes, bands, height } = flowLayout(links);
      assert.deepEqual(
        bands.map(each => each.link).sort((a, b) => a - b),
        links.map((_, index) => index),
      );
      for (const column of [0, 1, 2] as const) {
        const own = nodes.filter(each => each.column === column);
        for (const [at, node] of own.entries()) {
          const before = own[at - 1];
          if (before !== undefined) assert.ok(node.y >= before.y + before.height + gap - 1e-6);
          assert.ok(node.y + node.height <= height + 1e-6);
        }
      }
      for (const { link: index, thickness, y } of bands) {
        const { tool, host, purpose } = links[index] ?? link('', '', '', null);
        assert.ok(thickness >= leastThickness);
        for (const [column, name] of [tool, host, purpose].entries()) {
          const node = nodes.find(each => each.column === column && each.name === name);
          const middle = y[column] ?? NaN;
          assert.ok(node !== undefined && middle - thickness / 2 >= node.y - 1e-6);
          assert.ok(middle + thickness / 2 <= node.y + node.height + 1e-6);
        }
      }
    }
  });
});

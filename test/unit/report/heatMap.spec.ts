import assert from 'node:assert/strict';
import { tools } from '../../../src/core/assistants/tools.ts';
import { heatMap, heatMarks } from '../../../src/core/report/heatMap.ts';
import { groupOf } from '../../../src/core/report/privacy.ts';
import { readSettings } from '../../../src/core/settings/read.ts';
import { heatGlyphs } from '../../../src/text/marks.ts';
import { machine } from '../settings/machine.ts';

describe('tools by purposes', () => {
  const states = readSettings(tools, machine({ '~/.claude/settings.json': '{"env":{"DISABLE_TELEMETRY":"1"}}' }));
  const { columns, rows } = heatMap(states);
  const cells = rows.flatMap(each => each.cells).flatMap(each => each ?? []);

  it('count every setting and every choice in an account once', () => {
    const counted = cells.reduce((sum, each) => sum + each.open + each.hardened + each.others + each.inAccount, 0);
    assert.equal(counted, states.length);
    const open = cells.reduce((sum, each) => sum + each.open, 0);
    assert.equal(open, states.filter(each => groupOf(each) === 'weak').length);
  });

  it('mark what is worst in a cell, and put telemetry first', () => {
    assert.equal(columns[0], 'telemetry');
    for (const { mark, open, others, hardened } of cells) {
      const worst = open > 0 ? 'open' : others > 0 ? 'others' : hardened > 0 ? 'hardened' : 'account';
      assert.equal(mark, worst);
    }
    const claude = rows.find(({ row }) => row === 'claude-code');
    assert.ok((claude?.cells[columns.indexOf('telemetry')]?.hardened ?? 0) > 0);
  });

  it('draw each mark as a sign of its own', () => {
    assert.equal(new Set(heatMarks.map(each => heatGlyphs[each])).size, heatMarks.length);
  });
});

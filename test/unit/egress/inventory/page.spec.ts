import assert from 'node:assert/strict';
import { UseTable } from '../../../../src/core/egress/inventory/useTable.ts';
import { inventoryCsv } from '../../../../src/core/report/inventoryData.ts';
import { csv } from '../../../../src/core/report/formats/csv.ts';
import { inventoryPage } from '../../../../src/text/pages/inventoryPage.ts';
import type { Inventory } from '../../../../src/core/egress/inventory/types.ts';

function inventoryOf(clients: readonly string[]): Inventory {
  const table = new UseTable();
  for (const client of clients) {
    for (const host of ['api.anthropic.com', 'api2.cursor.sh', 'telemetry.individual.githubcopilot.com'])
      table.addRecord({ format: 'squid', level: 'bytes', outcome: 'allowed', host, client, bytesSent: 5, place: {} });
  }
  return table.inventory([], null);
}

describe('egress: the inventory for others', () => {
  it('no text of a log becomes markup, a script or a formula', () => {
    const evil = `<script>alert(1)</script>"' onload=x \u202e`;
    const page = inventoryPage(inventoryOf([evil, '=HYPERLINK("http://x.example")']));
    assert.ok(!page.includes('<script'));
    assert.ok(!page.includes('\u202e'));
    assert.ok(page.includes('&lt;script&gt;'));
    assert.match(
      page,
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;/,
    );
    assert.ok(!/https?:\/\/(?!x\.example)/.test(page), 'nothing is asked of the network');
    const [, row = ''] = inventoryCsv(inventoryOf(['=HYPERLINK("http://x.example")'])).split('\n');
    assert.ok(row.startsWith(`"'=HYPERLINK(""http://x.example"")"`), row);
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      const text = inventoryCsv(inventoryOf([`${start}1`])).slice(inventoryCsv(inventoryOf([])).length);
      assert.match(text, /^"?'/, JSON.stringify(text));
    }
  });

  it('a table for spreadsheets quotes what it must and starts nothing', () => {
    for (const evil of [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      ' =1',
      '\t=1',
      '\r=1',
      '|calc',
      '%x',
      '＝1+1',
      '＋1',
      '－1',
      '＠SUM(A1)',
    ])
      assert.ok(
        /^"?'/.test(
          csv([], [[evil]])
            .split('\n')
            .slice(1)
            .join('\n'),
        ),
        JSON.stringify(evil),
      );
    assert.equal(
      csv(
        ['a', 'b'],
        [
          ['x,y', -1],
          ['"q"', null],
        ],
      ),
      'a,b\n"x,y",-1\n"""q""",\n',
    );
  });

  it('stays small and readable with many clients', () => {
    const page = inventoryPage(inventoryOf(Array.from({ length: 20_000 }, (_, i) => `user${i}@example.org`)));
    assert.ok(page.length < 2_000_000, String(page.length));
    assert.ok(page.includes('19,850 more are in the CSV'));
  });
});

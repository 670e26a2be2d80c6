import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { SqlDatabase } from '../../../src/core/egress/readers/sqlite/database.ts';
import { reading } from './bodies/reading.ts';
import { decode, read } from './capture.ts';

/** Small captures that once took gigabytes or hours. If they do so again, mocha's time limit ends these tests. */
describe('egress: captures that cost more than their size', () => {
  const depth = 190;
  const lists = (count: number): string =>
    `${'['.repeat(depth)}${'"longer text",'.repeat(count)}"end"${']'.repeat(depth)}`;

  it('millions of texts in deep lists are looked at up to a bound, which is told', () => {
    const { texts, problems } = reading({
      url: 'https://api.example/v1/x',
      body: gzipSync(lists(3_000_000)),
      contentEncoding: 'gzip',
    });
    assert.equal(texts.length, 250_000);
    assert.deepEqual(
      problems.map(each => each.code),
      ['egress.body.tooManyTexts'],
    );
    assert.equal(reading({ url: 'https://api.example/', body: lists(1_000) }).texts.length, 1_000);
  });

  it('flows that each claim the rest of the file', () => {
    const unit = '22:00500000:4:type;1:},0:,';
    const { records, problems } = read('mitmproxy', unit.repeat(40_000));
    assert.equal(records.length, 0);
    assert.ok(problems.length > 0);
  });

  it('a form whose boundary and body are the same byte', () => {
    const headers = { 'content-type': `multipart/form-data; boundary=${'-'.repeat(70)}` };
    const body = Buffer.alloc(8_000_000, '-');
    assert.ok(reading({ url: 'https://api.example/', body, headers }).texts.length <= 1_000);
  });

  it('a page of a database whose cells all name one row', () => {
    const size = 65_536;
    const file = new Uint8Array(size * 16);
    const view = new DataView(file.buffer);
    file.set(new TextEncoder().encode('SQLite format 3\0'));
    view.setUint16(16, 1);
    view.setUint32(56, 1);
    const page = size;
    file[page] = 13;
    const cells = 20_000;
    view.setUint16(page + 3, cells);
    const row = size - 40_000 + 20_000;
    for (let i = 0; i < cells; i++) view.setUint16(page + 8 + 2 * i, row);
    // A row of 900,000 bytes: its size as a varint, then its id.
    file.set([0xb6, 0xf7, 0x20, 1], page + row);
    let damaged = 0;
    const database = SqlDatabase.open((offset, length) => file.subarray(offset, offset + length), decode);
    const rows = [...(database?.rows(2, () => damaged++) ?? [])];
    assert.ok(rows.length <= 1, `${rows.length}`);
    assert.ok(damaged >= cells - 1);
  });
});

import assert from 'node:assert/strict';
import { segmentsOf } from '../../../src/webview/window/layout.ts';
import { isFromWindow, type WindowRow } from '../../../src/webview/window/protocol.ts';
import { rowAfter } from '../../../src/webview/pictures/rowAfter.ts';

function row(tokens: number, more: Partial<WindowRow> = {}): WindowRow {
  const texts = { label: '', stands: '', why: '', amount: '', share: '', spoken: '' };
  return { ...texts, kind: 'snippet', standing: 'sent', tokens, secrets: 0, isFile: true, ...more };
}

describe('the page of the Context Window', () => {
  it('draws a segment for what has a size or is held back, and the smallest as one', () => {
    assert.deepEqual(segmentsOf([row(1), row(0), row(0, { standing: 'held-back' })]), { shown: [0, 2], merged: [] });
    const many = Array.from({ length: 60 }, (_, index) => row(60 - index));
    const { shown, merged } = segmentsOf([...many, row(1, { secrets: 1 })]);
    assert.equal(shown.length, 23);
    assert.deepEqual(
      shown,
      [...Array.from({ length: 22 }, (_, index) => index), 60],
      'a secret is always shown, in order',
    );
    assert.equal(merged.length, 38);
  });

  it('knows where a key leads, and stays at the ends', () => {
    assert.deepEqual(
      ['ArrowDown', 'ArrowUp', 'Home', 'End', 'a'].map(key => rowAfter(key, 1, 3)),
      [2, 0, 0, 2, null],
    );
    assert.equal(rowAfter('ArrowDown', 2, 3), 2);
    assert.equal(rowAfter('ArrowUp', 0, 3), 0);
  });

  it('takes no message that is none', () => {
    const good = [
      { type: 'ready' },
      { type: 'preview' },
      { type: 'report' },
      { type: 'findings' },
      { type: 'choose', assistant: 'a', feature: 'b' },
      { type: 'open', version: 1, row: 0 },
      { type: 'hold-back', version: 1, row: 0 },
      { type: 'why', version: 1, row: 0 },
      { type: 'secret', version: 1, row: 0 },
      { type: 'held', version: 1, row: 0 },
    ];
    for (const each of good) assert.ok(isFromWindow(each), JSON.stringify(each));
    const bad = [
      ...[
        null,
        1,
        'ready',
        {},
        { type: 'close' },
        { type: 'choose', assistant: 'a' },
        { type: 'choose', assistant: 1, feature: 'b' },
      ],
      ...[
        { type: 'open', version: 1 },
        { type: 'why', version: '1', row: 0 },
        { type: 'hold-back', version: 1, row: 0.5 },
      ],
    ];
    for (const each of bad) assert.ok(!isFromWindow(each), JSON.stringify(each));
  });
});

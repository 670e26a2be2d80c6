import assert from 'node:assert/strict';
import { LatestRun } from '../../../src/vscode/platform/latestRun.ts';

describe('runs that end in another order than they began', () => {
  it('count only where none has begun since', () => {
    const runs = new LatestRun();
    const first = runs.begin();
    assert.ok(first());
    const second = runs.begin();
    assert.ok(second());
    assert.ok(!first());
  });
});

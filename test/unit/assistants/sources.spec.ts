import assert from 'node:assert/strict';
import { factSources, olderThan } from '../../../src/core/assistants/sources.ts';
import { catalogue } from '../../../src/core/assistants/catalogue.ts';
import { ageOf } from '../../../src/core/fidelity.ts';

describe('the sources of what is said about products', () => {
  const all = factSources();

  it('are there for every product, with a date that is one, oldest first', () => {
    const named = new Set(all.map(each => each.assistant));
    assert.deepEqual(
      catalogue.map(({ id }) => id).filter(id => !named.has(id)),
      [],
    );
    for (const { source, facts } of all) {
      assert.match(source.date, /^20\d\d-\d\d-\d\d$/, source.ref);
      assert.ok(!Number.isNaN(Date.parse(source.date)));
      assert.ok(facts > 0);
    }
    const dates = all.map(each => each.source.date);
    assert.deepEqual(dates, [...dates].sort());
  });

  it('have an age in whole days', () => {
    const source = { ref: 'r', date: '2026-11-20' };
    assert.equal(ageOf(source, '2026-11-20'), 0);
    assert.equal(ageOf(source, '2026-11-29T23:59:59Z'), 9);
    const aged = [{ assistant: 'a', source, facts: 1 }];
    assert.deepEqual(olderThan(aged, 60, '2027-01-19'), []);
    assert.deepEqual(olderThan(aged, 60, '2027-01-20'), aged);
  });
});

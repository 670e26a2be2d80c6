import assert from 'node:assert/strict';
import fc from 'fast-check';
import { elementsOf, markedAnywhere, markedFirst, maximumElement } from './elementsOf.ts';

/** Returns a meaningless member of the given length. */
const wide = (length: number): string => `"wide": [${'7, '.repeat((length - 11) / 3)}7]`;
/** A member that alone exceeds the limit of an element. */
const tooWide = wide(maximumElement + 100);
const listOf = (...elements: readonly string[]): string => `{"list": [${elements.join(', ')}]}`;

/** Returns the text of whole elements, the state of all others, and the text at each damage. */
function outcome(text: string, piece: number, markers = [markedFirst]) {
  const { found, damage, cuts } = elementsOf(text, piece, { markers });
  return {
    found: found.map(([, state, element]) => (state === 'whole' ? element : state)),
    damage: damage.map(at => text.slice(at, at + 9)),
    cuts: cuts.length,
  };
}

describe('egress: the rest of a JSON element that is too large', () => {
  it("a marker's key in it is no next element, at any depth", () => {
    const expected = { found: ['too-large', '{"id": 2}', '{"id": 3}'], damage: [], cuts: 0 };
    for (let depth = 0; depth < 10; depth++) {
      for (const inner of [
        '{"id": 5}',
        '{"x": 5, "id": 5}',
        '{"x": {"id": 5}, "id": {"id": 5}}',
        '[{"x": 5, "id": 5}]',
      ]) {
        const nested = `${'{"a": '.repeat(depth)}${inner}${'}'.repeat(depth)}`;
        const text = listOf(`{"id": 1, ${tooWide}, "rest": ${nested}, "id": 6}`, '{"id": 2}', '{"id": 3}');
        for (const piece of [1, 2, 7, 33, 100]) assert.deepEqual(outcome(text, piece), expected, `${text} in ${piece}`);
      }
    }
  });

  it('nothing in it is wanted for itself', () => {
    const text = listOf(`{"id": 1, ${tooWide}, "inner": {"x": 1}}`, '{"id": 2, "inner": {"x": 1}}');
    const { found } = elementsOf(text, 20, {
      wanted: [
        ['list', '*'],
        ['list', '*', 'inner'],
      ],
    });
    assert.deepEqual(
      found.map(([pattern, state]) => [pattern, state]),
      [
        [0, 'too-large'],
        [0, 'whole'],
      ],
    );
  });

  it('one whose first member is too large is given empty', () => {
    const text = listOf(`{"id": {"a": {"b": {${tooWide}}}}, "x": {"id": 5}}`, '{"id": 2}');
    for (const piece of [1, 7, 33, 100]) {
      const { found, damage } = elementsOf(text, piece);
      const given = found.map(([, state, element, offset]) => [state, element, offset]);
      assert.deepEqual(given, [
        ['too-large', '{}', text.indexOf('{"id"')],
        ['whole', '{"id": 2}', text.indexOf('{"id": 2}')],
      ]);
      assert.deepEqual(damage, []);
    }
  });

  it('it ends where the element ends, also where that is when it is closed early', () => {
    const large = `{${wide(maximumElement)}}`;
    for (const after of ['{"id": 5}', '{"x": 5, "id": 5}', '{"x": {"id": 5}}', '[{"x": 5, "id": 5}]']) {
      const outside = `{"list": [${large}], "other": ${after}}`;
      const inNext = listOf(large, `{"id": 2, "a": ${after}}`);
      const isDamage = after.includes('{"id": 5');
      // For many of these piece lengths, the last copy is the one that is too large.
      for (let piece = 7; piece <= maximumElement; piece++) {
        const { found, damage } = elementsOf(outside, piece);
        assert.deepEqual([found[0]?.[1], damage[0]], ['too-large', outside.indexOf('"id": 5')], `${after} in ${piece}`);
        const [inElement] = elementsOf(inNext, piece).damage;
        assert.equal(inElement, isDamage ? inNext.indexOf('"id": 5') : undefined, `${after} in ${piece}`);
      }
    }
  });

  it('it may begin at a text that nobody needs', () => {
    const large = `{"id": 1, ${wide(maximumElement - 10)}, "body": {"text": "unneeded"}, "x": "y"}`;
    const expected = { found: ['too-large', '{"id": 2, "x": "y"}'], damage: [], cuts: 0 };
    for (let piece = 1; piece <= maximumElement; piece++)
      assert.deepEqual(outcome(listOf(large, '{"id": 2, "x": "y"}'), piece), expected, String(piece));
  });

  it('what is no JSON in it is damage where it stands, and the next element is found', () => {
    for (const [rest, damage] of [
      ['"a": {"id": 5, "b": "x"}, nonsense}', 'nonsense}'],
      ['"a": {"id": 5, "b": ["x" 2]}}', '2]}}, {"i'],
      ['"a": {"id": 5}, "b": [{"x": 1}}', '}, {"id":'],
      ['"a": {"id": 5}, "b": {"x": 1}', '{"id": 2}'],
    ] as const) {
      const text = listOf(`{"id": 1, ${tooWide}, ${rest}`, '{"id": 2}', '{"id": 3}');
      const expected = { found: ['too-large', '{"id": 2}', '{"id": 3}'], damage: [damage], cuts: 0 };
      // For some of these lengths, no marker follows in the piece that contains the damage.
      for (let piece = 7; piece <= 100; piece++)
        assert.deepEqual(outcome(text, piece), expected, `${rest} in ${piece}`);
    }
  });

  it('elements that stand in a list of it, its end being lost, are found', () => {
    for (const inner of ['[', '{"a": [', '[[']) {
      const text = listOf(`{"id": 1, ${tooWide}, "rest": ${inner}{"x": 1}`, '{"id": 2}', '{"id": 3}');
      const expected = { found: ['too-large', '{"id": 2}', '{"id": 3}'], damage: ['"id": 2},'], cuts: 0 };
      for (const piece of [7, 33, 100]) assert.deepEqual(outcome(text, piece), expected, `${inner} in ${piece}`);
    }
  });

  it("as a key's value an element may be a part of it; the one that follows cannot be", () => {
    const text = listOf(`{"id": 1, ${tooWide}, "rest": {"id": 2, "b": "x"}`, '{"id": 3}', '{"id": 4}');
    const expected = { found: ['too-large', '{"id": 3}', '{"id": 4}'], damage: ['{"id": 3}'], cuts: 0 };
    for (const piece of [7, 33, 100]) assert.deepEqual(outcome(text, piece), expected);
    // An element that is still being read must not absorb another one.
    const open = { found: ['damaged', '{"id": 2}', '{"id": 3}'], damage: ['"id": 2}}', '}, {"id":'], cuts: 0 };
    for (const piece of [7, 33, 100])
      assert.deepEqual(outcome(listOf('{"id": 1, "a": 1, "rest": {"id": 2}}', '{"id": 3}'), piece), open);
  });

  it('after damage nothing of it is remembered', () => {
    const text = `{"list": [{"id": 1, ${tooWide}, nonsense}, {"id": 2}], "other": {"x": 1, "id": 3}}`;
    for (const piece of [7, 33, 100]) {
      const { found, damage } = elementsOf(text, piece);
      assert.deepEqual(damage.slice(0, 2), [text.indexOf('nonsense'), text.indexOf('"id": 3')]);
      assert.equal(found[1]?.[2], '{"id": 2}');
    }
  });

  it('its own key that may stand anywhere is gone on from, and one below is not', () => {
    const markers = [markedFirst, markedAnywhere];
    const own = '"request": {"url": "u", "request": 1}, "id": 6}';
    const below = '{"request": {"id": 5}}';
    const text = listOf(`{"a": 1, ${tooWide}, "b": [${below}, ${below}], ${own}`, '{"a": 2, "request": {}}');
    const expected = { found: ['too-large', `{${own}`, '{"a": 2, "request": {}}'], damage: [], cuts: 0 };
    const twice = listOf(`{"a": 1, ${tooWide}, "request": {"url": 1, "b": 2}, ${tooWide}, "id": 6}`, '{"id": 3}');
    for (const piece of [1, 2, 7, 33, 100]) {
      assert.deepEqual(outcome(text, piece, markers), expected, String(piece));
      assert.equal(elementsOf(text, piece, { markers }).found[1]?.[3], text.indexOf(own));
      const { found, damage } = elementsOf(twice, piece, { markers });
      const states = found.map(([, state]) => state);
      assert.deepEqual([states, damage], [['too-large', 'too-large', 'whole'], []]);
      assert.match(found[1]?.[2] ?? '', /^\{"request": \{"url": 1, "b": 2\}/);
    }
  });

  const rest = '"rest": [{"x": {"id": "\\"id\\"", "request": [1, "x"]}}, 7]';
  for (const [order, marker, parts] of [
    ['the marker first', markedFirst, ['', '"id": ', '']],
    ['the marker before it', markedAnywhere, ['"a": "x", ', '"request": ', '']],
    ['the marker after it', markedAnywhere, ['"a": "x", ', '', ', "request": 1, "b": ["y"]']],
  ] as const) {
    it(`damage anywhere in it loses no other element: ${order}`, () => {
      const [before, key, after] = parts;
      const kept = (i: number): string => (key === '' ? `"request": ${i}, "b": "y"}` : `${key}${i}, "b": "y"}`);
      const others = [2, 3, 4].map(i => `{${before}${kept(i)}`);
      const large = `{${before}${key === '' ? '' : `${key}1, `}${tooWide}, ${rest}${after}}`;
      const text = listOf(others[0] ?? '', large, ...others.slice(1));
      const begin = text.indexOf(rest);
      fc.assert(
        fc.property(
          fc.integer({ min: begin, max: text.indexOf(others[1] ?? '') - 1 }),
          fc.constantFrom(...'"{}[],:\\x\n', ''),
          // Every piece is long enough for a marker, as in practice.
          fc.integer({ min: 20, max: 100 }),
          (at, put, piece) => {
            const damaged = text.slice(0, at) + put + text.slice(at + 1);
            const found = elementsOf(damaged, piece, { markers: [marker] }).found.map(([, , element]) => element);
            const lost = [2, 3, 4].filter(i => !found.some(element => element.endsWith(kept(i))));
            assert.deepEqual(lost, [], `${JSON.stringify(put)} at ${at} in ${piece}`);
          },
        ),
        { numRuns: 300 },
      );
    });
  }
});

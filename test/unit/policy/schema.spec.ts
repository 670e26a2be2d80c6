import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readPolicy } from '../../../src/core/policy/read/readPolicy.ts';
import { policyShape } from '../../../src/core/policy/read/policyShape.ts';
import { policySchema } from '../../../src/core/policy/read/schema.ts';
import type { Shape } from '../../../src/core/documents/shape.ts';

/** Whether a day exists in the calendar, computed by counting. */
function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

const ajv = new Ajv({ allErrors: false, formats: { date: isDay } });
const accepts = ajv.compile(policySchema());

/** Values that could be anywhere, and are mostly invalid. */
const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    1,
    1.5,
    -1,
    '',
    'deny',
    'allow',
    'x',
    '!x',
    '#x',
    'a b ',
    '../x',
    '*.[a',
    '[]',
    'C:\\x',
    'a\\',
    '2026-02-30',
    '2026-12-31',
    '2.1',
    'a.b',
    '*.A.example',
    'https://u:p@a.example',
    [],
    {},
  ),
  fc.string({ maxLength: 12 }),
);

/** Returns a text without aliases, which a policy may not contain. */
const textOf = (document: unknown): string => stringify(document, { aliasDuplicateObjects: false });

/** Generates what a shape accepts, sometimes with a strange value in a place. */
function documents(shape: Shape): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: fitting(shape), weight: 1_500 }, { arbitrary: strange, weight: 1 });
}

function fitting(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'text':
      return fc
        .constantFrom(
          '2.1.332',
          'publisher.name',
          'a',
          'a.example',
          'https://a.example/v1',
          '*.pem',
          '/secrets/',
          '*.[ck]ey',
          'gateway',
          '**/x/*',
          'one line of text',
          '.env',
        )
        .filter(text => shape.pattern.test(text));
    case 'word':
      return fc.constantFrom(...shape.words);
    case 'truth':
      return fc.boolean();
    case 'count':
      return fc.integer({ min: shape.minimum, max: Math.min(shape.maximum, shape.minimum + 9) });
    case 'date':
      return fc.constantFrom('2026-12-31', '2028-02-29');
    case 'anything':
      return fc.constantFrom<unknown>(true, 'off', 3, ['a'], { a: [1] });
    case 'list':
      return fc.array(documents(shape.of), { minLength: 0, maxLength: 3 });
    case 'word-or-list':
      return fc.oneof(fc.constant(shape.word), documents(shape.list));
    case 'record': {
      const fields = Object.fromEntries(Object.entries(shape.fields).map(([key, field]) => [key, documents(field)]));
      const required = (shape.required ?? []).filter(key => key in fields);
      const usual = fc.record(fields, { requiredKeys: required, noNullPrototype: true });
      const extra = fc
        .tuple(usual, fc.constantFrom('nam', 'others2', 'x'))
        .map(([record, key]) => ({ ...record, [key]: 1 }));
      return fc.oneof({ arbitrary: usual, weight: 120 }, { arbitrary: extra, weight: 1 });
    }
  }
}

describe('the JSON Schema of a policy', () => {
  it('lies in media as `npm run docs` makes it', () => {
    assert.deepEqual(JSON.parse(readFileSync('media/policy.schema.json', 'utf8')), policySchema());
  });

  it('takes and refuses the same documents as the reader', () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(documents(policyShape), document => {
        const problems = readPolicy(textOf(document), 'p.yml').problems.filter(({ kind }) => kind !== 'meaning');
        const isTaken = accepts(document);
        if (isTaken) taken++;
        else refused++;
        assert.equal(
          problems.length === 0,
          isTaken,
          `${textOf(document)}\n${JSON.stringify(accepts.errors ?? problems)}`,
        );
      }),
      { numRuns: 2_000, seed: 20261129 },
    );
    assert.ok(taken > 100 && refused > 100, `${taken} taken, ${refused} refused`);
  });

  it('describes every key of the first level', () => {
    const { properties } = policySchema() as { properties: Record<string, { description?: string }> };
    for (const [key, { description }] of Object.entries(properties)) assert.ok(description, key);
  });
});

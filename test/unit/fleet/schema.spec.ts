import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { readReport } from '../../../src/core/fleet/readReport.ts';
import { fleetReportOf } from '../../../scripts/bench/lib/fleetReports.mjs';
import { random as randomFrom } from '../random.ts';

const schema = JSON.parse(readFileSync('media/fleet-report.schema.json', 'utf8')) as object;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const isRead = (value: unknown): boolean => !('code' in readReport(value));

/** A place in a JSON value, and the value to put there. */
const damage = fc.record({
  steps: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 5 }),
  value: fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    'x'.repeat(301),
    'broken',
    -1,
    1.5,
    2 ** 60,
    true,
    [],
    {},
    [null],
    'sightglass/fleet-report/2',
  ),
});

function damaged(value: unknown, [step = 0, ...rest]: readonly number[], by: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return by;
  const keys = Object.keys(value);
  const key = keys[step % keys.length] ?? '';
  const entries = Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const now = name === key ? (rest.length === 0 ? by : damaged(inner, rest, by)) : inner;
    return now === undefined ? [] : [[name, now] as const];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

describe('fleet: the schema of a report', () => {
  it('takes what is generated, and so does the reader', () => {
    const next = randomFrom(1);
    for (let i = 0; i < 500; i++) {
      const report: unknown = JSON.parse(JSON.stringify(fleetReportOf(i, next)));
      assert.ok(validate(report), JSON.stringify(validate.errors));
      assert.ok(isRead(report));
    }
  });

  it('refuses what the reader refuses, and nothing else', () => {
    const reports = Array.from({ length: 20 }, (_, i): unknown =>
      JSON.parse(JSON.stringify(fleetReportOf(i, randomFrom(i + 1)))),
    );
    fc.assert(
      fc.property(fc.nat({ max: 19 }), damage, (at, { steps, value }) => {
        const report = damaged(reports[at], steps, value);
        assert.equal(
          isRead(report),
          validate(report),
          JSON.stringify({ steps, value, errors: validate.errors, read: readReport(report) }),
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('reads nothing that is no report', () => {
    fc.assert(fc.property(fc.jsonValue(), value => void readReport(value)));
    for (const value of [null, [], 'x', {}, { schema: 'sightglass/fleet-report/1' }]) assert.ok(!isRead(value));
  });
});

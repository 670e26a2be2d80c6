import assert from 'node:assert/strict';
import { message } from '../../../src/core/message.ts';
import fc from 'fast-check';
import { gitleaksJson } from '../../../src/core/report/formats/gitleaks.ts';
import { junitXml } from '../../../src/core/report/formats/junit.ts';
import { sarif } from '../../../src/core/report/formats/sarif.ts';
import type { Finding } from '../../../src/core/secrets/types.ts';

const say = (each: { code: string }): string => each.code;

function finding(change: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'a-rule',
    provider: 'Acme',
    path: 'src/a b.ts',
    start: 5,
    end: 9,
    startLine: 2,
    startColumn: 3,
    endLine: 2,
    endColumn: 7,
    confidence: 'high',
    validation: 'none',
    description: message('context.copilot.empty'),
    redacted: 'pre••••••••',
    fingerprint: 'f'.repeat(32),
    ...change,
  };
}

const findings = fc.array(
  fc
    .record({
      path: fc.string({ minLength: 1, unit: 'binary' }),
      ruleId: fc.constantFrom('r1', 'r2', 'r3'),
      startLine: fc.integer({ min: 1, max: 9 }),
      confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
    })
    .map(each => finding({ ...each, endLine: each.startLine })),
  { maxLength: 6 },
);

describe('reports: gitleaks JSON', () => {
  it('has the keys of gitleaks and never the secret unless it is given', () => {
    const one = finding();
    const [row] = JSON.parse(gitleaksJson([one], say)) as Record<string, unknown>[];
    assert.ok(row);
    for (const [key, value] of Object.entries({
      RuleID: 'a-rule',
      Description: 'context.copilot.empty',
      StartLine: 2,
      EndLine: 2,
      StartColumn: 3,
      EndColumn: 6,
      Match: 'pre••••••••',
      Secret: 'pre••••••••',
      File: 'src/a b.ts',
      Fingerprint: 'src/a b.ts:a-rule:2',
    }))
      assert.deepEqual(row[key], value, key);
    const [open] = JSON.parse(gitleaksJson([one], say, new Map([[one, 'the secret']]))) as Record<string, unknown>[];
    assert.equal(open?.['Secret'], 'the secret');
    assert.equal(gitleaksJson([], say), '[]\n');
  });
});

describe('reports: JUnit', () => {
  it('has one failed case per finding, and one that passed when there is none', () => {
    const text = junitXml([finding({ path: 'a"<&\u0001.ts' })], say);
    assert.match(text, /tests="1" failures="1"/);
    assert.match(text, /file="a&quot;&lt;&amp;\ufffd\.ts" line="2"/);
    assert.match(text, /type="high"/);
    assert.match(junitXml([], say), /tests="1" failures="0"[^]*<testcase name="no secrets"/);
  });

  it('is well-formed XML for any path', () => {
    fc.assert(
      fc.property(findings, list => {
        const text = junitXml(list, say);
        assert.equal(text.match(/<testcase /g)?.length ?? 0, Math.max(1, list.length));
        // Without the tags and their attributes, the rest contains no markup.
        const rest = text.replace(/<[?/]?[a-z]+(?: [a-z]+="[^"<]*"| version="1.0"| encoding="UTF-8")*\??\/?>/g, '');
        assert.doesNotMatch(rest, /[<"]|&(?!(?:amp|lt|gt|quot|#\d+);)/);
        assert.ok([...text].every(char => char === '\n' || char >= ' '));
        assert.doesNotMatch(text, /\p{Surrogate}/u);
      }),
    );
  });
});

/** Checks what the SARIF 2.1.0 schema (OASIS, errata 01) requires of the parts that we write. */
function checkSarif(log: unknown): void {
  const top = object(log, ['$schema', 'version', 'runs']);
  assert.equal(top['version'], '2.1.0');
  uri(top['$schema']);
  for (const run of array(top['runs'])) {
    const { tool, columnKind, originalUriBaseIds, results } = object(run, [
      'tool',
      'columnKind',
      'originalUriBaseIds',
      'results',
    ]);
    assert.ok(columnKind === 'utf16CodeUnits' || columnKind === 'unicodeCodePoints');
    const bases = object(originalUriBaseIds, Object.keys(originalUriBaseIds as object));
    for (const base of Object.values(bases)) messageObject(object(base, ['uri', 'description'])['description']);
    const driver = object(object(tool, ['driver', 'extensions'])['driver'], [
      'name',
      'version',
      'semanticVersion',
      'informationUri',
      'rules',
    ]);
    text(driver['name']);
    text(driver['version']);
    const rules = array(driver['rules']).map(each => {
      const rule = object(each, ['id', 'name', 'shortDescription', 'fullDescription', 'helpUri', 'help', 'properties']);
      text(rule['id']);
      messageObject(rule['shortDescription']);
      messageObject(rule['help']);
      if (rule['helpUri'] !== undefined) uri(rule['helpUri']);
      return rule['id'];
    });
    assert.equal(new Set(rules).size, rules.length, 'rules are unique');
    for (const each of array(results)) {
      const result = object(each, [
        'ruleId',
        'ruleIndex',
        'level',
        'message',
        'locations',
        'partialFingerprints',
        'properties',
      ]);
      assert.equal(rules[result['ruleIndex'] as number], result['ruleId']);
      assert.ok(['none', 'note', 'warning', 'error'].includes(result['level'] as string));
      messageObject(result['message']);
      for (const value of Object.values(result['partialFingerprints'] as object)) text(value);
      object(result['properties'], Object.keys(result['properties'] as object));
      for (const location of array(result['locations'])) {
        const physical = object(object(location, ['physicalLocation'])['physicalLocation'], [
          'artifactLocation',
          'region',
        ]);
        const artifact = object(physical['artifactLocation'], ['uri', 'uriBaseId']);
        uri(artifact['uri']);
        assert.ok(text(artifact['uriBaseId']) in bases);
        const region = object(physical['region'], ['startLine', 'startColumn', 'endLine', 'endColumn']);
        for (const value of Object.values(region)) assert.ok(Number.isInteger(value) && (value as number) >= 1);
        assert.ok((region['endLine'] as number) >= (region['startLine'] as number));
      }
    }
  }
}

function object(value: unknown, allowed: readonly string[]): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
  assert.deepEqual(
    Object.keys(value).filter(key => !allowed.includes(key)),
    [],
  );
  return value as Record<string, unknown>;
}

function array(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value));
  return value as readonly unknown[];
}

function text(value: unknown): string {
  assert.ok(typeof value === 'string' && value !== '');
  return value;
}

function messageObject(value: unknown): void {
  text(object(value, ['text', 'markdown', 'id'])['text']);
}

/** Checks that a text only has RFC 3986's characters for a URI reference: no lone percent sign, no accidental scheme. */
function uri(value: unknown): void {
  const given = text(value);
  assert.match(given, /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/);
  assert.doesNotMatch(given.replace(/^https:\/\//, ''), /^[^/?#]*:/);
}

describe('reports: SARIF', () => {
  const log = (list: readonly Finding[]): unknown =>
    JSON.parse(
      sarif({
        version: '1.2.3',
        findings: list,
        exposureOf: () => undefined,
        ruleOf: id => ({ id, name: id, docs: 'https://example.org/x', help: 'help' }),
        reachText: () => '',
        say,
      }),
    );

  it('keeps the constraints of the schema for any findings', () => {
    fc.assert(fc.property(findings, list => checkSarif(log(list))));
  });

  it('the check sees what is wrong', () => {
    const good = JSON.stringify(log([finding()]));
    for (const [from, to] of [
      ['"2.1.0"', '"2.0.0"'],
      ['"startLine":2', '"startLine":0'],
      ['"error"', '"fatal"'],
      ['src/a%20b.ts', 'src/a b.ts'],
      ['"ruleIndex":0', '"ruleIndex":1'],
      ['"level"', '"levels"'],
    ] as const) {
      assert.ok(good.includes(from), from);
      assert.throws(() => checkSarif(JSON.parse(good.replace(from, to))), from);
    }
  });
});

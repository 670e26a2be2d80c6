import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/secrets/explain.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { body, found } from '../support.ts';

const id = `AK${'IA'}${body(16, 5, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`;
const secret = body(40, 6);
const far = '\n'.repeat(8);
const levels = (text: string, path = 'src/a.py'): string[] =>
  found(text, path).map(each => each.split(' ').slice(0, 2).join(' '));

describe('secrets: two halves', () => {
  it('give each other confidence where they stand near', () => {
    const [alone] = levels(`aws_secret = "${secret}"`);
    assert.equal(alone, 'aws-secret-access-key medium');
    assert.deepEqual(levels(`k = "${id}"\naws_secret = "${secret}"`), [
      'aws-access-key-id high',
      'aws-secret-access-key high',
    ]);
    assert.deepEqual(levels(`aws_secret = "${secret}"\nk = "${id}"`).at(0), 'aws-secret-access-key high');
  });

  it('give none from afar, from a sample, or in a sample', () => {
    assert.equal(levels(`k = "${id}"${far}aws_secret = "${secret}"`)[1], 'aws-secret-access-key medium');
    const sample = `AK${'IA'}IOSFODNN7EXAMPLE`;
    assert.equal(levels(`k = "${sample}"\naws_secret = "${secret}"`)[1], 'aws-secret-access-key medium');
    assert.equal(levels(`k = "${id}"\naws_secret = "${secret}"`, 'test/a.py')[1], 'aws-secret-access-key low');
  });

  it('leave a public id as it is', () => {
    const text = `algolia_app_id = "WRB8YLFW7Y"\nalgolia_key = "${body(32, 8, '0123456789abcdef')}"`;
    assert.deepEqual(levels(text), ['algolia-app-id low', 'algolia-named-token high']);
  });

  it('are told of by explain, which agrees with a scan', () => {
    const input = { path: 'src/a.py', text: `k = "${id}"\naws_secret = "${secret}"` };
    const kept = explain(input).filter(each => each.outcome !== 'dropped');
    assert.ok(kept.some(each => each.reasons.some(reason => reason.code === 'secrets.explain.pair')));
    assert.deepEqual(
      kept.map(each => each.finding.confidence),
      createScanner()
        .scan(input)
        .map(each => each.confidence),
    );
  });

  it('come and go with an edit', () => {
    const scanner = createScanner();
    const before = `k = "${id}"${far}aws_secret = "${secret}"`;
    const at = `k = "${id}"`.length;
    const after = before.slice(0, at + 1) + before.slice(at + far.length);
    const change = { start: at + 1, oldEnd: at + far.length, newEnd: at + 1 };
    const path = 'src/a.py';
    const rescanned = scanner.rescan(scanner.open({ path, text: before }), { path, text: after }, change);
    assert.deepEqual(rescanned.findings, scanner.open({ path, text: after }).findings);
    assert.equal(rescanned.findings[1]?.confidence, 'high');
  });
});

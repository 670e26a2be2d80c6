import assert from 'node:assert/strict';
import fc from 'fast-check';
import { message } from '../../../src/core/message.ts';
import { explain, type ExplainOptions } from '../../../src/core/secrets/explain.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { body } from './support.ts';

const secret = `gh${'p_'}${body(36, 51)}`;
const drawn = body(32, 7);

function outcomes(text: string, path = 'src/a.py', options: ExplainOptions = {}): readonly string[] {
  return explain({ path, text }, options).map(
    ({ finding, outcome, reasons }) =>
      `${outcome} ${text.slice(finding.start, finding.end).slice(0, 4)} ${reasons.map(each => each.code.split('.').at(-1)).join()}`,
  );
}

describe('secrets: explain', () => {
  it('says why a finding is kept or lowered', () => {
    assert.deepEqual(outcomes(`t = "${secret}"`), ['lowered ghp_ format,badChecksum']);
    const start = drawn.slice(0, 4);
    assert.deepEqual(outcomes(`my_password = "${drawn}"`), [`kept ${start} assigned`, `dropped ${start} overlap`]);
    assert.deepEqual(outcomes(`my_password = "${drawn}"`, 'test/a.py'), [
      `lowered ${start} assigned,sample`,
      `dropped ${start} overlap`,
    ]);
  });

  it('says why one is dropped', () => {
    assert.deepEqual(outcomes(`t = "${secret}" # gitleaks:allow`), ['dropped ghp_ format,marked']);
    assert.deepEqual(outcomes(`t = "S${'K'}${'0'.repeat(32)}"`), ['dropped SK00 masked']);
    assert.deepEqual(outcomes('password = "changeme"'), ['dropped chan placeholder']);
    assert.deepEqual(outcomes('auth_token = "first name"'), ['dropped firs ordinary']);
    const [id = ''] = explain({ path: 'a.py', text: secret }).map(each => each.finding.ruleId);
    assert.deepEqual(outcomes(secret, 'a.py', { disabledRules: [id] }), ['dropped ghp_ disabled']);
    const acceptedBy = () => message('secrets.accepted.by', { file: 'x' });
    assert.deepEqual(outcomes(secret, 'a.py', { acceptedBy }), ['dropped ghp_ format,by']);
  });

  it('keeps what a scan finds, and nothing else', () => {
    const pieces = fc.constantFrom(
      `a = "${secret}"`,
      `password: ${drawn}`,
      'password = "changeme"',
      ' # gitleaks:allow',
      '\n',
      'token',
      `https://user:${drawn}@example.org/`,
      'x'.repeat(40),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom('a.py', 'test/a.yaml', 'b.md'), (list, path) => {
        const input = { path, text: list.join(' ') };
        const kept = explain(input).filter(each => each.outcome !== 'dropped');
        const place = (each: { start: number; end: number; ruleId: string; confidence: string }): string =>
          `${each.start}-${each.end} ${each.ruleId} ${each.confidence}`;
        assert.deepEqual(
          kept.map(each => place(each.finding)),
          createScanner().scan(input).map(place),
        );
      }),
      { numRuns: 60 },
    );
  });
});

import assert from 'node:assert/strict';
import { base62, crc16, crc32 } from '../../../src/core/secrets/judgement/crc32.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { validate } from '../../../src/core/secrets/judgement/validate.ts';
import { body } from './support.ts';

const scanner = createScanner();
const only = (text: string) => {
  const findings = scanner.scan({ path: 'config.txt', text });
  assert.equal(findings.length, 1, text);
  const [finding] = findings;
  assert.ok(finding !== undefined);
  return finding;
};
const hex8 = (value: number): string => value.toString(16).padStart(8, '0');

describe('secrets: validation without a network', () => {
  it('checks the sum of GitHub and npm tokens', () => {
    for (const prefix of ['gh' + 'p_', 'gh' + 'o_', 'npm' + '_']) {
      const random = body(30, prefix.length + 7);
      const valid = only(`t = ${prefix}${random}${base62(crc32(random))}`);
      assert.equal(valid.validation, 'checksum-valid');
      assert.equal(valid.confidence, 'high');
      const broken = only(`t = ${prefix}${random}${base62(crc32(random) ^ 1)}`);
      assert.equal(broken.validation, 'checksum-invalid');
      assert.equal(broken.confidence, 'medium');
    }
  });

  it('checks Grafana, Cloudflare, Atlassian and Bitbucket', () => {
    const grafana = `gl${'sa'}_${body(32, 3)}`;
    const sum = hex8(crc32(grafana));
    const swapped = (sum.match(/../g) ?? []).reverse().join('');
    assert.equal(validate('grafana', `${grafana}_${swapped}`), 'checksum-valid');
    assert.equal(validate('grafana', `${grafana}_00000000`), 'checksum-invalid');
    const cloudflare = body(40, 4);
    assert.equal(validate('crc32Tail', `cf${'ut_'}${cloudflare}${hex8(crc32(cloudflare))}`), 'checksum-valid');
    assert.equal(validate('crc32Tail', `cf${'ut_'}${cloudflare}00000001`), 'checksum-invalid');
    const bitbucket = `AT${'BB'}${body(24, 5)}`;
    assert.equal(validate('crc32Upper', bitbucket + hex8(crc32(bitbucket)).toUpperCase()), 'checksum-valid');
    assert.equal(validate('crc32Upper', `${bitbucket}00000001`), 'checksum-invalid');
  });

  it('checks NATS seeds', () => {
    const bytes = Uint8Array.from(Buffer.from(body(34, 6)));
    const sum = crc16(bytes);
    const all = [...bytes, sum & 255, sum >> 8];
    const base32 = (list: readonly number[]): string => {
      const bits = list.map(byte => byte.toString(2).padStart(8, '0')).join('');
      return (bits.match(/.{1,5}/g) ?? [])
        .map(five => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)])
        .join('');
    };
    assert.equal(validate('nkey', base32(all)), 'checksum-valid');
    assert.equal(validate('nkey', base32([...all.slice(0, -1), (sum >> 8) ^ 1])), 'checksum-invalid');
    assert.equal(validate('nkey', '1'), 'none');
  });

  it('checks Bech32 as BIP 173 gives it', () => {
    assert.equal(validate('bech32', 'A12UEL5L'), 'checksum-valid');
    assert.equal(validate('bech32', 'A12UEL5M'), 'checksum-invalid');
  });

  it('knows a JSON Web Token by its header', () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    assert.equal(validate('jwt', `${part({ alg: 'HS256' })}.x.y`), 'structure-valid');
    assert.equal(validate('jwt', `${part({ typ: 'JWT' })}.x.y`), 'none');
    assert.equal(validate('jwt', `${part([1])}.x.y`), 'none');
    assert.equal(validate('jwt', 'eyJhb.x.y'), 'none');
    const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '4711', iat: 1516239022 })}.${body(43, 9)}`;
    const finding = only(`Cookie: session=${token}; path=/`);
    assert.equal(finding.ruleId, 'jwt');
    assert.equal(finding.validation, 'structure-valid');
    assert.equal(finding.end - finding.start, token.length);
  });

  it('knows the alphabet of AWS key ids and the length of storage keys', () => {
    assert.equal(validate('aws', 'AKIA' + 'QWERTYUIOPASDFG2'), 'structure-valid');
    assert.equal(validate('aws', 'AKIA' + 'QWERTYUIOPASDFG1'), 'none');
    assert.equal(validate('base64Key64', Buffer.alloc(64, 7).toString('base64')), 'structure-valid');
    assert.equal(validate('base64Key64', Buffer.alloc(63, 7).toString('base64')), 'none');
  });

  it('lowers the confidence of samples, also masked ones where the format has a mark of its own', () => {
    assert.equal(only(`t = gh${'p_'}${'abcdef123456'.repeat(3)}`).confidence, 'low');
    assert.equal(only(`t = gh${'p_'}${'x'.repeat(36)}`).confidence, 'low');
    assert.equal(only(`t = h${'f_'}${'x'.repeat(34)}`).confidence, 'low');
    assert.equal(only('id = AKIA' + 'IOSFODNN7EXAMPLE').confidence, 'low');
    assert.deepEqual(scanner.scan({ path: 'a.txt', text: `S${'K'}${'0'.repeat(32)}` }), []);
    assert.deepEqual(scanner.scan({ path: 'a.txt', text: `AC${'a'.repeat(32)}` }), []);
    assert.equal(only(`AC${body(32, 41, '0123456789abcdef')}`).confidence, 'low');
    assert.equal(only(`AKIA${'Z'.repeat(16)}`).confidence, 'low');
  });
});

import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { privateFingerprint } from '../../../src/core/secrets/judgement/fingerprint.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import {
  acceptingLine,
  addToBaseline,
  parseBaseline,
  staleKeys,
  updateBaseline,
} from '../../../src/core/secrets/team/baseline.ts';
import { teamRules } from '../../../src/core/secrets/team/teamRules.ts';
import { baselineFile } from '../../../src/core/secrets/team/teamFiles.ts';
import { compileLinearPattern } from '../../../src/core/secrets/team/linearPattern.ts';
import type { Finding, ScannerOptions } from '../../../src/core/secrets/types.ts';
import { body } from './support.ts';

function scan(text: string, path = 'a.yaml', options: ScannerOptions = {}): readonly Finding[] {
  return createScanner(options).scan({ path, text });
}
const prints = (text: string, path?: string): readonly string[] => scan(text, path).map(each => each.fingerprint);

/** Passwords like those that people invent. */
const madeUp = fc
  .tuple(
    fc.constantFrom('Winter', 'Sommer', 'admin', 'Passw0rd', 'correcthorsebattery', 'LetMeIn', 'Kennwort', 'company-'),
    fc.integer({ min: 1900, max: 2100 }),
    fc.constantFrom('!', '#', '', '$$', '!!x'),
  )
  .map(parts => parts.join(''));

describe('secrets: fingerprints', () => {
  it('are the same for every password that somebody may have made up', () => {
    const place = prints(`password: Winter${'2025'}!`);
    assert.match(place.join(), /^p[0-9a-f]{31}$/);
    fc.assert(
      fc.property(madeUp, password => {
        const found = scan(`password: '${password}'`);
        for (const each of found) assert.deepEqual([each.fingerprint], place, password);
      }),
    );
    const url = (password: string): string => `url: postgres://app:${password}@db.internal/hr`;
    assert.deepEqual(prints(url('Winter2025x')), prints(url('Sommer1999y')));
    assert.match(prints(url('Winter2025x')).join(), /^p/);
  });

  it('hold no digest that guesses lead to', () => {
    const password = `Winter${'2025'}!`;
    const [finding] = scan(`password: ${password}`);
    for (const family of ['generic', 'generic-password', ''])
      for (const joint of ['\0', ':', ''])
        for (const algorithm of ['sha256', 'sha1', 'md5']) {
          const guess = createHash(algorithm).update(`${family}${joint}${password}`).digest('hex');
          assert.ok(!guess.includes((finding?.fingerprint ?? '').slice(1, 20)));
        }
  });

  it('are digests of what a machine has made, the same in every file', () => {
    const token = `gh${'p_'}${body(36, 121)}`;
    assert.match(prints(`t: ${token}`).join(), /^[0-9a-f]{32}$/);
    assert.deepEqual(prints(`\n\nx = '${token}'`, 'b/c.ts'), prints(`t: ${token}`));
    const hex = body(40, 122, '0123456789abcdef');
    assert.match(prints(`api_key: ${hex}`).join(), /^[0-9a-f]{32}$/);
  });

  it('tell places apart by name and number, and stay when lines move', () => {
    const text = `db_password: Winter2025!\nmail_password: Sommer2024!\ndb_password: Herbst2023!\n`;
    const all = prints(text);
    assert.equal(new Set(all).size, 3);
    assert.deepEqual(prints(`# comment\n\nport: 1\n${text}`), all);
    assert.deepEqual(prints(text, 'other.yaml'), all);
  });

  it('are the same after an edit as in a new scan', () => {
    const own = createScanner();
    const before = `db_password: Winter2025!\n${'x: 1\n'.repeat(8000)}db_password: Sommer2024!\n`;
    const text = `db_password: Herbst2023!\n${before}`;
    const change = { start: 0, oldEnd: 0, newEnd: text.length - before.length };
    const after = own.rescan(own.open({ path: 'a.yaml', text: before }), { path: 'a.yaml', text }, change);
    assert.deepEqual(after, own.open({ path: 'a.yaml', text }));
  });

  it('with a private key are HMAC-SHA-256, of keys of any length', () => {
    for (const length of [32, 64, 65, 200]) {
      const key = Uint8Array.from({ length }, (_, at) => (at * 7) & 255);
      const expected = createHmac('sha256', key).update('generic\0pässword').digest('hex').slice(0, 32);
      assert.equal(privateFingerprint(key, 'generic', 'pässword'), expected);
    }
  });
});

describe('secrets: baselines of places', () => {
  const text = `db_password: Winter2025!\n`;
  const rules = (baseline: string): ScannerOptions =>
    teamRules({ [baselineFile]: baseline }, compileLinearPattern).optionsFor({ from: '', to: '' });

  it('accept a finding in its file, wherever it moves there', () => {
    const baseline = addToBaseline(null, scan(text, 'conf/my db.yaml'));
    assert.deepEqual(scan(`\n\n${text}`, 'conf/my db.yaml', rules(baseline)), []);
    assert.equal(scan(text, 'other.yaml', rules(baseline)).length, 1);
    assert.equal(scan(text + text, 'conf/my db.yaml', rules(baseline)).length, 1, 'a second one is new');
    assert.equal(addToBaseline(baseline, scan(text, 'conf/my db.yaml')), baseline);
  });

  it('hold nothing of the content', () => {
    assert.equal(addToBaseline(null, scan(text)), addToBaseline(null, scan(text.replace('Winter2025', 'Sommer1999'))));
  });

  it('of the old form accept what they hold, and are written anew on update', () => {
    const digest = createHash('sha256').update(`generic\0Winter${'2025'}!`).digest('hex').slice(0, 32);
    const old = `# our notes\n${digest} generic-password a.yaml\n`;
    assert.deepEqual(scan(text, 'elsewhere.yaml', rules(old)), []);
    const known = parseBaseline(old);
    const [finding] = scan(text, 'a.yaml', { knownFingerprints: known.keys });
    assert.ok(finding);
    assert.equal(acceptingLine(known, finding), 2);
    assert.deepEqual(staleKeys(known, [finding]), []);
    const updated = updateBaseline(old, [finding]);
    assert.ok(updated.startsWith('# our notes\n'));
    assert.ok(!updated.includes(digest));
    assert.deepEqual(scan(text, 'a.yaml', rules(updated)), []);
  });
});

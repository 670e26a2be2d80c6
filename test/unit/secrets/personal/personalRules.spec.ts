import assert from 'node:assert/strict';
import fc from 'fast-check';
import { personalRules } from '../../../../src/core/secrets/personal/personalRules.ts';
import { nationalIds } from '../../../../src/core/secrets/personal/nationalIds.ts';
import { explain } from '../../../../src/core/secrets/explain.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { found } from '../support.ts';

const options = { extraRules: personalRules };
const hits = (text: string): string[] => found(text, 'people.csv', options);

/** Numbers that states or standards publish as examples, with a line in which they may occur. */
const published: Readonly<Record<string, readonly string[]>> = {
  spain: ['DNI: 12345678Z', 'nie X1234567L', 'nif 12345678-Z'],
  italy: ['RSSMRA85T10A562S'],
  france: ['255081416802538', '2 55 08 14 168 025 38'],
  germany: ['Steuer-ID 86095742719', 'steuerliche IdNr. 86 095 742 719'],
  netherlands: ['bsn: 111222333'],
  belgium: ['85.07.30-033.28', '85073003328'],
  poland: ['pesel,44051401359'],
  sweden: ['811218-9876', '19811218-9876'],
  finland: ['131052-308T'],
  norway: ['15108695088', '151086 95088'],
  switzerland: ['756.9217.0769.85', '7569217076985'],
  portugal: ['NIF 123456789'],
  britain: ['NHS no. 943 476 5919', 'nhs 943-476-5919'],
  brazil: ['529.982.247-25'],
  turkey: ['TC kimlik 10000000146'],
  india: ['Aadhaar 2341 2341 2346'],
  china: ['11010519491231002X'],
};

describe('secrets: personal data', () => {
  it('finds published examples of every national id', () => {
    assert.deepEqual(Object.keys(published).sort(), nationalIds.map(each => each.id).sort());
    for (const [id, lines] of Object.entries(published)) {
      for (const line of lines) {
        const [hit] = hits(line);
        assert.ok(hit?.startsWith(`personal-id-${id} `), `${line}: ${hit ?? 'nothing'}`);
      }
    }
  });

  it('finds none of them with another last digit, or without the word that a bare number needs', () => {
    for (const [id, lines] of Object.entries(published)) {
      for (const line of lines) {
        const last = line.at(-1) ?? '';
        const other = /\d/.test(last) ? String((Number(last) + 1) % 10) : last === 'A' ? 'B' : 'A';
        const changed = hits(`${line.slice(0, -1)}${other}`).filter(each => each.startsWith(`personal-id-${id} `));
        assert.deepEqual(changed, [], line);
        if (nationalIds.find(each => each.id === id)?.words instanceof RegExp) {
          const bare = /[XYZ\d][\d .-]+[\dA-Z]?$/.exec(line)?.[0].trim() ?? '';
          assert.deepEqual(
            hits(`number ${bare}`).filter(each => each.startsWith(`personal-id-${id} `)),
            [],
            bare,
          );
        }
      }
    }
  });

  it('refuses dates that do not exist', () => {
    for (const line of ['811318-9874', '851330-033.28', '133152-308T']) assert.deepEqual(hits(line), [], line);
  });

  it('finds payment cards of every network by range, length and Luhn', () => {
    for (const card of [
      '4012888888881881',
      '5105 1051 0510 5100',
      '3782-822463-10005',
      '6011000990139424',
      '3530111333300000',
      '30569309025904',
    ]) {
      assert.match(hits(`card ${card},`)[0] ?? '', /^personal-payment-card medium/, card);
      const digit = card.at(-1) === '0' ? '1' : '0';
      assert.deepEqual(hits(`card ${card.slice(0, -1)}${digit}`), [], card);
    }
    for (const text of [
      '0000000000000000',
      '4111111111111111',
      'id_4012888888881881',
      '1.4012888888881881',
      '94012888888881881',
      '4012888888881881px',
    ])
      assert.deepEqual(hits(text), [], text);
  });

  it('finds bank accounts by the length of their country and the checksum', () => {
    assert.match(hits('GB82 WEST 1234 5698 7654 32')[0] ?? '', /^personal-iban medium «GB82 WEST 1234 5698 7654 32»/);
    assert.match(hits('"DE89370400440532013000"')[0] ?? '', /^personal-iban/);
    for (const text of ['GB83 WEST 1234 5698 7654 32', 'DE8937040044053201300', 'XX89370400440532013000'])
      assert.deepEqual(hits(text), [], text);
  });

  it('finds e-mail addresses where there are five different ones of somebody', () => {
    const people = ['ann', 'bob', 'eve', 'joe', 'kim'].map(name => `${name}@corp.io`);
    assert.equal(hits(people.join('\n')).length, 5);
    assert.deepEqual(hits(people.slice(1).join('\n')), []);
    assert.deepEqual(hits(`${people.slice(1).join('\n')}\n${people[1]}\n`), []);
    assert.deepEqual(hits(people.map(each => each.replace('corp.io', 'example.com')).join('\n')), []);
    assert.deepEqual(hits(people.map(each => each.replace('corp.io', 'icons/a@2x.png')).join('\n')), []);
  });

  it('says that a few addresses are too few', () => {
    const [only] = explain({ path: 'a.csv', text: 'ann@corp.io' }, options);
    assert.equal(only?.outcome, 'dropped');
    assert.deepEqual(
      only?.reasons.map(each => each.code),
      ['secrets.explain.tooFew'],
    );
  });

  it('gives the same after an edit as for the whole text', () => {
    const scanner = createScanner(options);
    const piece = fc.constantFrom(
      'a@corp.io\n',
      'b@corp.io,',
      'c@corp.io ',
      'd@corp.io\n',
      'e@corp.io\n',
      'x\n',
      '4012888888881881\n',
    );
    const property = fc.property(fc.array(piece, { maxLength: 9 }), fc.nat(), piece, (pieces, seed, added) => {
      const before = pieces.join('');
      const at = seed % (before.length + 1);
      const after = before.slice(0, at) + added + before.slice(at);
      const change = { start: at, oldEnd: at, newEnd: at + added.length };
      const path = 'a.csv';
      const rescanned = scanner.rescan(scanner.open({ path, text: before }), { path, text: after }, change);
      assert.deepEqual(rescanned.findings, scanner.open({ path, text: after }).findings);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('is not looked for unless somebody asks', () => assert.deepEqual(found('GB82 WEST 1234 5698 7654 32'), []));
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plistValue } from '../../../../src/core/config/plist/plist.ts';
import { plist } from '../../../../src/core/policy/build/formats/plist.ts';
import type { SettingValue } from '../../../../src/core/settings/types.ts';
import { decodeText } from '../../../../src/node/files/readText.ts';

/** Written by Python's plistlib (3.11) in both forms. */
const binary =
  'YnBsaXN0MDDbAQIDBAUGBwgJCgsMDQ4PEBESO0FKS18QEUFsbG93ZWRFeHRlbnNpb25zXxAUQ2hhdFRvb2xzQXV0b0FwcHJvdmVUZGF0YVVlbX' +
  'B0eVRsaXN0VGxvbmdUbWFueVFuVm5lc3RlZFR0ZXh0VHdoZW5fEBh7ImdpdGh1Yi5jb3BpbG90IjogdHJ1ZX0IRgAB/2FiY9CgXxEBLHh4eHh4' +
  'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eH' +
  'h4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4' +
  'eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eH' +
  'h4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eK8QKBMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEy' +
  'MzQ1Njc4OToQABABEAIQAxAEEAUQBhAHEAgQCRAKEAsQDBANEA4QDxAQEBEQEhATEBQQFRAWEBcQGBAZEBoQGxAcEB0QHhAfECAQIRAiECMQJB' +
  'AlECYQJ6YUPD0+P0AT//////////sRASwSAAERcBMAAAABKgXyACNABAAAAAAAANFCQ1Fh0URFUWKiRkcJ0UhJUWNRZG4ARwByAPwA3wBlACDY' +
  'Pd4AACAAJgAgADwAYgA+M0HIXiWgAAAAAAgAHwAzAEoATwBVAFoAXwBkAGYAbQByAHcAkgCTAJoAmwCcAcwB9wH5AfsB/QH/AgECAwIFAgcCCQ' +
  'ILAg0CDwIRAhMCFQIXAhkCGwIdAh8CIQIjAiUCJwIpAisCLQIvAjECMwI1AjcCOQI7Aj0CPwJBAkMCRQJHAk4CVwJaAl8CaAJxAnQCdgJ5AnsC' +
  'fgJ/AoIChAKGAqMAAAAAAAACAQAAAAAAAABMAAAAAAAAAAAAAAAAAAACrA==';
const value = {
  ChatToolsAutoApprove: false,
  AllowedExtensions: '{"github.copilot": true}',
  n: [1, -5, 300, 70000, 5000000000, 2.5],
  text: 'Grüße 😀 & <b>',
  long: 'x'.repeat(300),
  data: 'AAH/YWJj',
  when: '2026-11-29T12:00:00.000Z',
  empty: {},
  list: [],
  nested: { a: { b: [true, { c: 'd' }] } },
  many: Array.from({ length: 40 }, (_, i) => i),
};

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const read = (text: string): SettingValue | undefined => plistValue(bytesOf(text), decodeText);
const inPlist = (inner: string): string => `<?xml version="1.0"?>\n<plist version="1.0">${inner}</plist>\n`;

/** Returns a binary list of these objects with the first one at the top, and with offsets and references of one byte. */
function binaryOf(objects: readonly (readonly number[])[]): Uint8Array {
  const head = [...bytesOf('bplist00')];
  const offsets: number[] = [];
  for (const each of objects) {
    offsets.push(head.length);
    head.push(...each);
  }
  const start = head.length;
  const eight = (number: number): number[] => [0, 0, 0, 0, 0, 0, number >> 8, number & 255];
  return Uint8Array.from([
    ...head,
    ...offsets,
    ...[0, 0, 0, 0, 0, 0, 1, 1],
    ...eight(objects.length),
    ...eight(0),
    ...eight(start),
  ]);
}

describe('property lists', () => {
  it('are read in binary, as another program wrote them', () => {
    assert.deepEqual(plistValue(Buffer.from(binary, 'base64'), decodeText), value);
  });

  it('are read in XML: every element, comments, characters by number, plain sections', () => {
    const text = inPlist(`
      <!-- by hand --><dict>
        <key>a &amp; b</key><string>&lt;&#x1F600;&#33;<![CDATA[ <raw> & ]]>&quot;</string>
        <key>yes</key><true/><key>no</key><false></false>
        <key>numbers</key><array><integer>-12</integer><integer>0x1F</integer><real>1.5e3</real><real>-0.25</real></array>
        <key>data</key><data>
          AAH/
          YWJj
        </data>
        <key>date</key><date>2026-11-29T12:00:00Z</date>
        <key/><string/><key>d</key><dict/><key>l</key><array/>
      </dict>`);
    assert.deepEqual(read(text), {
      'a & b': '<😀! <raw> & "',
      yes: true,
      no: false,
      numbers: [-12, 31, 1500, -0.25],
      data: 'AAH/YWJj',
      date: '2026-11-29T12:00:00Z',
      '': '',
      d: {},
      l: [],
    });
    const apple =
      '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';
    assert.equal(read(`\ufeff<?xml version="1.0"?>${apple}<plist><string>x</string></plist>`), 'x');
  });

  it('that are none, or declare entities, are refused', () => {
    for (const text of [
      '',
      'bplist00',
      '{}',
      '<plist/>',
      inPlist(''),
      inPlist('<string>a</string><string>b</string>'),
      inPlist('<dict><string>a</string></dict>'),
      inPlist('<dict><key>a</key></dict>'),
      inPlist('<string>a'),
      inPlist('<string>&other;</string>'),
      inPlist('<string>&#x110000;</string>'),
      inPlist('<integer>1x</integer>'),
      inPlist('<integer></integer>'),
      inPlist('<strange/>'),
      inPlist('<true>no</true>'),
      `<!DOCTYPE plist [<!ENTITY a "b">]>${inPlist('<string>&a;</string>')}`,
      `${inPlist('<true/>')}more`,
    ])
      assert.equal(read(text), undefined, text);
  });

  it('come back from what we write for administrators', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '<', '&', '"', "'", '>', 'é', ']', ' ') });
    const leaf = fc.oneof(text, fc.boolean(), fc.integer({ min: -1e6, max: 1e6 }));
    const { tree } = fc.letrec<{ tree: SettingValue }>(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('a', 'b.c', '&', '__proto__'), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, each => {
        assert.deepEqual(JSON.stringify(read(plist(each))), JSON.stringify(each));
      }),
      { numRuns: 300 },
    );
  });

  it('with any byte changed or cut are read or refused, and never keep us', () => {
    const whole = Buffer.from(binary, 'base64');
    const written = bytesOf(plist(value));
    fc.assert(
      fc.property(
        fc.constantFrom<Uint8Array>(whole, written),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(),
        (bytes, changes, cut) => {
          const changed = Uint8Array.from(bytes).slice(0, cut % 4 === 0 ? cut % bytes.length : undefined);
          for (const [at, byte] of changes) if (changed.length > 0) changed[at % changed.length] = byte;
          const found = plistValue(changed, decodeText);
          assert.ok(found === undefined || JSON.stringify(found).length > 0);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('that hold themselves, share parts without end or are nested without end are refused', () => {
    assert.equal(plistValue(binaryOf([[0xa1, 0]]), decodeText), undefined);
    // Forty lists, each containing the next one twice: 2^40 values in 200 bytes.
    const doubling = Array.from({ length: 40 }, (_, i) => [0xa2, i + 1, i + 1]);
    assert.equal(plistValue(binaryOf([...doubling, [0x09]]), decodeText), undefined);
    // Lists that contain the next one twenty times, five deep, above a text of twenty characters.
    const wide = (reference: number): number[] => [0xaf, 0x10, 20, ...Array.from({ length: 20 }, () => reference)];
    const long = [0x5f, 0x10, 20, ...Array.from({ length: 20 }, () => 120)];
    assert.equal(plistValue(binaryOf([wide(1), wide(2), wide(3), wide(4), wide(5), long]), decodeText), undefined);
    const shared = plistValue(binaryOf([wide(1), long]), decodeText);
    assert.deepEqual(
      shared,
      Array.from({ length: 20 }, () => 'x'.repeat(20)),
    );
    const deep = `${'<array>'.repeat(100)}${'</array>'.repeat(100)}`;
    assert.equal(read(inPlist(deep)), undefined);
    assert.notEqual(read(inPlist(`${'<array>'.repeat(60)}${'</array>'.repeat(60)}`)), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allSimulators } from '../../../src/core/context/simulators.ts';
import type { ContextRequest, PayloadBlock } from '../../../src/core/context/types.ts';
import { maskText } from '../../../src/core/exposure/masking/mask.ts';
import { payloadMasker } from '../../../src/core/exposure/masking/maskPayload.ts';
import { message } from '../../../src/core/message.ts';
import { patternRules } from '../../../src/core/secrets/catalogue.ts';
import { patternSource } from '../../../src/core/secrets/engine/pattern.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { documentOf, requestOf } from '../context/request.ts';
import { body, sample } from '../secrets/support.ts';

const scanner = createScanner();
const title = message('context.completion.before');

/** Returns every payload of every assistant as it would be shown. */
function shown(request: ContextRequest): string {
  const mask = payloadMasker(request, scanner);
  return allSimulators
    .flatMap(simulator => mask(simulator.simulate(request).payload))
    .map(block => block.shown ?? '')
    .join('\n');
}

/**
 * Returns all pieces of eight characters of the secrets in some texts, except for those that also occur outside of secrets or in a
 * public prefix.
 */
function piecesOf(texts: readonly string[]): readonly string[] {
  const outside = texts.map(text => maskText(text, scanner, 'k.ts')).join('\n');
  return texts
    .flatMap(text =>
      scanner.scan({ path: 'k.ts', text }).flatMap(({ start, end, redacted }) => {
        const hidden = text.slice(start + redacted.replace(/•+$/, '').length, end);
        return Array.from({ length: Math.max(0, hidden.length - 7) }, (_, at) => hidden.slice(at, at + 8));
      }),
    )
    .filter(piece => !outside.includes(piece));
}

const filler = (from: number, lines: number): string =>
  Array.from({ length: lines }, (_, at) => `const total${from + at} = add(first, second);\n`).join('');

const pem = [
  ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' '),
  ...Array.from({ length: 24 }, (_, line) => body(64, line)),
  ['-----END', 'RSA PRIVATE KEY-----'].join(' '),
].join('\n');
const awsPair = `const AWS_ACCESS_KEY_ID = "${`AK${'IA'}`}${body(16, 3, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}";
const AWS_SECRET_ACCESS_KEY = "${body(40, 9)}";\n`;

const leak = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(pem, awsPair, `password = "Som${'mer'}2026!x"\n`) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...patternRules), fc.integer({ min: 0, max: 1e6 }))
      .map(
        ([rule, seed]) =>
          `const ${rule.keywords[0] ?? 'key'} = "${sample(patternSource(rule.pattern ?? ''), seed)}";\n`,
      ),
  },
);

describe('payloadMasker', () => {
  it('shows no eight characters of a secret, wherever a cursor or a window cuts it', () => {
    fc.assert(
      fc.property(
        leak,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(70),
        fc.constantFrom('\n', '\r\n'),
        (secret, where, lines, lineEnd) => {
          const ended = (text: string): string => text.replaceAll('\n', lineEnd);
          const text = ended(filler(0, lines) + secret + filler(200, 40));
          const start = text.indexOf(ended(secret));
          const near = filler(0, 58) + secret + filler(100, 60);
          const offset = start + Math.floor(where * secret.length);
          const request = requestOf({
            documents: [
              documentOf('near.ts', ended(near), { lastFocused: 2 }),
              documentOf('k.ts', text, { lastFocused: 3 }),
            ],
            active: { uri: 'file:///w/k.ts', offset, anchor: offset + 40 },
            workspaceFiles: ['AGENTS.md', 'CLAUDE.md'],
            fileTexts: new Map([['AGENTS.md', secret]]),
          });
          const result = shown(request);
          for (const piece of piecesOf([text, ended(near), secret]))
            assert.ok(!result.includes(piece), 'a piece is shown');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('masks a secret in both parts that a cursor makes of it', () => {
    const offset = awsPair.indexOf('KEY = "') + 20;
    const request = requestOf({
      documents: [documentOf('k.ts', awsPair)],
      active: { uri: 'file:///w/k.ts', offset },
    });
    const simulator = allSimulators.find(({ assistant, feature }) => assistant === 'cody' && feature === 'completion');
    const blocks = payloadMasker(request, scanner)(simulator?.simulate(request).payload ?? []);
    assert.match(blocks[0]?.shown ?? '', /SECRET_ACCESS_KEY = "⟦[^⟧]*⟧$/);
    assert.match(blocks[1]?.shown ?? '', /^⟦…⟧";\n$/);
  });

  it('drops text without a place in its source beside a masked block, and shows it where there is no secret', () => {
    const block = (text: string, range: PayloadBlock['range']): PayloadBlock => ({
      title,
      text,
      uri: 'file:///w/k.ts',
      startLine: 1,
      range,
    });
    const masked = (text: string): readonly (string | null)[] => {
      const request = requestOf({ documents: [documentOf('k.ts', text)] });
      const blocks = [block('-half of something', null), block(text, { start: 0, end: text.length })];
      return payloadMasker(request, scanner)(blocks).map(each => each.shown);
    };
    assert.deepEqual(masked('nothing here'), ['-half of something', 'nothing here']);
    assert.equal(masked(pem)[0], null);
  });

  it('drops a diff of a document that held a secret before', () => {
    const request = requestOf({
      documents: [documentOf('k.ts', 'clean')],
      recentEdits: [{ uri: 'file:///w/k.ts', before: pem, after: 'clean' }],
    });
    const diff = { title, text: `-${pem.split('\n')[5] ?? ''}`, uri: 'file:///w/k.ts', startLine: 1, range: null };
    assert.deepEqual(
      payloadMasker(request, scanner)([diff]).map(each => each.shown),
      [null],
    );
  });

  it('takes a range that does not hold the text for no place', () => {
    const request = requestOf({ documents: [documentOf('k.ts', pem)] });
    const stale = {
      title,
      text: pem.slice(200, 260),
      uri: 'file:///w/k.ts',
      startLine: 1,
      range: { start: 0, end: 60 },
    };
    assert.deepEqual(
      payloadMasker(request, scanner)([stale, { ...stale, text: pem.slice(0, 60) }]).map(each => each.shown),
      [null, '⟦••••••••⟧'],
    );
  });
});

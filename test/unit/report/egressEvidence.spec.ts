import assert from 'node:assert/strict';
import type { EgressRecord } from '../../../src/core/egress/types.ts';
import type { ObservedFile } from '../../../src/core/egress/summary/types.ts';
import { maskPath } from '../../../src/core/exposure/masking/maskName.ts';
import { recordEvidence } from '../../../src/core/report/egressEvidence.ts';
import { maskedCapture } from '../../../src/core/report/maskedCapture.ts';
import { patternRules } from '../../../src/core/secrets/catalogue.ts';
import { patternSource } from '../../../src/core/secrets/engine/pattern.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { nodeCodec } from '../../../src/node/egress/codec.ts';
import { evidenceDocument } from '../../../src/text/egressEvidence.ts';
import { body, sample } from '../secrets/support.ts';

const scanner = createScanner();
/** One sample of each rule that our scanner recognizes without any context. */
const samples = patternRules.flatMap(rule => {
  for (let seed = 1; seed < 40; seed++) {
    const text = sample(patternSource(rule.pattern ?? ''), seed);
    const [finding] = scanner.scan({ path: '', text });
    if (finding !== undefined && !/[\s\\]/.test(text)) {
      const { start, end, redacted } = finding;
      return [{ id: rule.id, text, redacted, hidden: text.slice(start + redacted.replace(/•+$/, '').length, end) }];
    }
  }
  return [];
});

function recordWith(text: string): EgressRecord {
  const json = JSON.stringify({ [text]: 'value', prompt: text, other: { file: `src/${text}.ts` } });
  return {
    format: 'har',
    level: 'body',
    protocol: 'http',
    host: 'example.test',
    method: 'POST',
    path: `/v1/${text}?q=${encodeURIComponent(text)}&x=${text}`,
    outcome: 'allowed',
    headers: { 'user-agent': `tool ${text}`, 'content-type': 'application/json' },
    process: { name: text, pid: 7 },
    body: { bytes: new TextEncoder().encode(json), contentType: 'application/json', contentEncoding: '' },
    place: { index: 0 },
  };
}

function shown(record: EgressRecord): string {
  return evidenceDocument(record, recordEvidence(record, { codec: nodeCodec, scanner }), ({ code }) => code);
}

function assertHidden(
  where: string,
  output: string,
  { id, hidden, redacted = '' }: { readonly id: string; readonly hidden: string; readonly redacted?: string },
): void {
  for (let at = 0; at + 8 <= hidden.length; at++) {
    const piece = hidden.slice(at, at + 8);
    assert.ok(redacted.includes(piece) || !output.includes(piece), `${id} is shown in ${where}`);
  }
}

describe('evidence of a capture', () => {
  it('has samples of most rules to be tried with', () => assert.ok(samples.length > 200, String(samples.length)));

  it('shows no secret in the first line, headers, process, pointers, names and bodies', () => {
    for (const each of samples) assertHidden('the document', shown(recordWith(each.text)), each);
  });

  it('masks a secret that the cursor cut into prompt and suffix', () => {
    const token = `gh${'p_'}${body(36, 5)}`;
    const bytes = new TextEncoder().encode(
      JSON.stringify({ prompt: `const token = "${token.slice(0, 20)}`, suffix: `${token.slice(20)}";` }),
    );
    const record = {
      ...recordWith('x'),
      host: 'proxy.githubcopilot.com',
      path: '/v1/engines/m/completions',
      body: { bytes, contentType: 'application/json', contentEncoding: '' },
    };
    assertHidden('prompt and suffix', shown(record), { id: 'github', hidden: token.slice(4) });
  });

  it('masks the lines of a key whose ends are not in the request', () => {
    const line = body(64, 8);
    const bytes = new TextEncoder().encode(JSON.stringify({ prompt: `${line}\n${line}` }));
    const record = { ...recordWith('x'), body: { bytes, contentType: 'application/json', contentEncoding: '' } };
    assertHidden('the body', shown(record), { id: 'pem', hidden: line });
  });

  it('keeps what tells requests apart', () => {
    assert.equal(
      maskPath('/v1/engines/gpt-41-copilot/completions?api-version=2024-10-21&stream=true', scanner),
      '/v1/engines/gpt-41-copilot/completions?api-version=2024-10-21&stream=true',
    );
    assert.equal(maskPath(`/a?x=Win${'ter'}2026!&y=ok`, scanner), '/a?x=⟦…⟧&y=ok');
  });
});

describe('a report on captures', () => {
  it('shows no secret in the names that requests and systems give', () => {
    for (const each of samples) {
      const { text } = each;
      const receiver = { host: 'h.test', trafficClass: null, api: null, assistant: null, feature: null };
      const evidence = { capture: 0, place: {} };
      const file: ObservedFile = {
        ...receiver,
        path: `src/${text}.ts`,
        isInWorkspace: false,
        ranges: [],
        kinds: [],
        requests: 1,
        evidence,
      };
      const report = maskedCapture(
        {
          captures: [],
          hosts: [
            {
              host: 'h.test',
              sharedWith: [],
              trafficClass: null,
              required: null,
              tools: [],
              level: 'host',
              records: 1,
              blocked: 0,
              bytesSent: null,
              bytesReceived: null,
              firstTime: null,
              lastTime: null,
              processes: [text],
              evidence,
            },
          ],
          secrets: [],
          comparison: {
            unpredicted: [{ file, why: 'outside', verdict: null }],
            predicted: [{ ...file, isInWorkspace: true, candidates: [`a/${text}`] }],
            predictedOnly: [],
            bodyMissing: [],
          },
        },
        scanner,
      );
      assertHidden('the report', JSON.stringify(report), each);
    }
  });
});

import assert from 'node:assert/strict';
import type { EgressReport } from '../../../src/core/egress/summary/types.ts';
import { maskedCapture } from '../../../src/core/report/maskedCapture.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { analyseCaptures } from '../../../src/node/egress/analyseCaptures.ts';
import { scannedFolders } from '../../../src/node/egress/comparedFolders.ts';
import { entry, har } from '../egress/har.ts';
import { scratchFolder } from '../scratchFolder.ts';

const token = (body: string): string => ['gh', 'p_', body.repeat(2)].join('');
const inFile = token('A1b2C3d4E5f6G7h8I9');
const inName = token('Z9y8X7w6V5u4T3s2R1');
const code = (word: string): string =>
  `const ${word}Token = "${inFile}";\nexport const ${word}Pay = (sum: number) => ${word}Charge(${word}Token, sum);\n`;

/** Returns the report with a text appended to every text in it. */
function withEverywhere<T>(value: T, added: string): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? `${each}/${added}` : each,
  ) as T;
}

/** Returns where a text is in a report, without list indexes. */
function placesOf(value: unknown, wanted: string, place = ''): readonly string[] {
  if (typeof value === 'string') return value.includes(wanted) ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    placesOf(each, wanted, Array.isArray(value) ? place : `${place}/${key}`),
  );
}

/** Texts that we wrote ourselves: ids, codes, kinds, digests, times. */
const ours =
  /\/(code|format|trafficClass|required|tools|level|api|assistant|feature|kinds|kind|risk|why|reason|ruleId|provider|confidence|validation|redacted|fingerprint|basis|fidelity|verdict|severity|mechanism)$|\/source\/(date|ref|version)$|\/evidence\/|\/description\//;

describe('report: names in captures', () => {
  const scratch = scratchFolder();
  let report: EgressReport;

  beforeEach(async () => {
    scratch.put(`shop/src/${inName}.ts`, code('shop'));
    scratch.put(`shop/held/${inName}.ts`, code('held'));
    scratch.put('shop/only.ts', `const onlyToken = "${token('Q9w8E7r6T5y4U3i2O1')}";\n`);
    scratch.put('shop/.copilotignore', `held/${inName}.ts\n`);
    const prompts = ['src', 'held'].map(
      (folder, at) => `// Path: ${folder}/${inName}.ts\n${code(['shop', 'held'][at] ?? '')}`,
    );
    const file = scratch.put(
      'traffic.har',
      har([
        ...prompts.map(prompt =>
          entry('https://proxy.githubcopilot.com/v1/engines/m/completions', {
            text: JSON.stringify({ prompt, suffix: '' }),
          }),
        ),
        entry('https://telemetry.example/x', { bodySize: 9 }),
      ]),
    );
    const folders = await scannedFolders({
      folders: [{ name: 'shop', root: scratch.at('shop') }],
      captures: [file],
      person: { home: scratch.at('home'), env: {} },
      assistants: ['copilot'],
      factsOf: () => ({ contentExclusion: true }),
    });
    report = await analyseCaptures({ captures: [{ name: `${inName}.har`, source: { file } }], folders });
  });

  it('hide the secrets that stand in them', () => {
    assert.ok(report.comparison.predicted.length + report.comparison.unpredicted.length >= 2);
    assert.ok(report.secrets.some(({ source }) => source !== null));
    assert.deepEqual(placesOf(report, inName), []);
  });

  it('are masked wherever a stranger may have written one', () => {
    const hostile = withEverywhere(report, inName);
    assert.ok(placesOf(hostile, inName).length > 40);
    const left = new Set(placesOf(maskedCapture(hostile, createScanner()), inName));
    assert.deepEqual(
      [...left].filter(place => !ours.test(place)),
      [],
    );
  });
});

import assert from 'node:assert/strict';
import { SecretDetector } from '../../../src/core/history/detection/secretDetector.ts';
import { unitsOf } from '../../../src/core/secrets/engine/units.ts';
import { textTools } from '../../../src/node/history/textTools.ts';
import { became, lines, time } from './support.ts';

/** Returns units as a scanner sees them: all bytes beyond ASCII are equivalent. */
const asSeen = (units: Uint8Array): number[] => [...units].map(each => Math.min(each, 128));

describe('looking through each text of the records once', () => {
  it('gives a scanner the bytes that it would make itself, of every kind of text', () => {
    const long = 'x'.repeat(1_200_000);
    for (const text of ['', 'plain', 'naïve ÿ', '12→ const a', '😀 token', '\ud800 lone', `${long}é`, `${long}→`])
      assert.deepEqual(asSeen(textTools.units(text)), asSeen(unitsOf(text, 0, text.length)), text.slice(-9));
  });

  it('scans a text once, whether it stands beside itself or far away, and another one of the same length again', () => {
    let scanned = 0;
    const units = (text: string): Uint8Array => {
      scanned++;
      return textTools.units(text);
    };
    const secrets = new Map<string, never>();
    const { detect } = new SecretDetector(new Uint8Array(32), { ...textTools, units }, secrets);
    const token = (seed: string): string => ['glpat', seed.repeat(4).slice(0, 20)].join('-');
    const text = (seed: string): string =>
      `${'const total = add(left, right);\n'.repeat(40)}token = "${token(seed)}"\n`;
    const [first, second] = ['aB3dE5', 'xY7wV9'];
    const numbered = text(first)
      .split('\n')
      .map((line, index) => `${index + 1}\t${line}`)
      .join('\n');
    const found = [text(first), numbered, text(second), text(first)].map(each => detect(each));
    assert.deepEqual(found[1], found[0]);
    assert.deepEqual(found[3], found[0]);
    assert.equal(found[0]?.length, 1);
    assert.notDeepEqual(found[2], found[0]);
    assert.equal(scanned, 2);
  });

  it('reads what Codex sent of a command apart from the facts of its run, so that it is the text that an event repeats', () => {
    const output = (text: string): readonly unknown[] => [
      { timestamp: time(0), type: 'session_meta', payload: { id: 's1' } },
      {
        timestamp: time(1),
        type: 'response_item',
        payload: { type: 'function_call_output', call_id: 'c', output: text },
      },
    ];
    const texts = (given: string): readonly string[] => {
      const seen: string[] = [];
      lines(
        'codex.sessions',
        output(given),
      )({
        ...{ session: () => {}, facts: () => {}, request: () => {}, requestBefore: () => {} },
        ...{ asked: () => {}, unanswered: () => {}, calledPaths: new Map<string, string>() },
        ...{
          compacted: () => {},
          window: () => {},
          withdrawn: () => {},
          unknown: () => {},
          unread: () => {},
          text: (text: string) => void seen.push(text),
        },
      });
      return seen;
    };
    assert.deepEqual(texts('Chunk ID: 1\nOutput:\nfirst\nOutput:\nlast'), ['Chunk ID: 1', 'first\nOutput:\nlast']);
    assert.deepEqual(texts('{"exit_code":0,"output":"first \\"a\\"\\n"}'), [
      '{"exit_code":0,"output":""}',
      'first "a"\n',
    ]);
    assert.deepEqual(texts('{"exit_code":0,"output":7}'), ['{"exit_code":0,"output":7}']);
    assert.deepEqual(texts('{"output": cut'), ['{"output": cut']);
    const feed = lines('codex.sessions', output('{"exit_code":0,"output":"result-word"}'));
    assert.deepEqual(became(['result-word'], feed), { 'result-word': 'sent 1 estimated' });
  });
});

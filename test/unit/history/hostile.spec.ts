import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { SqlDatabase } from '../../../src/core/egress/readers/sqlite/database.ts';
import { withLog } from '../../../src/core/egress/readers/sqlite/wal.ts';
import { NeedleDetector } from '../../../src/core/history/detection/needles.ts';
import { OperationLog } from '../../../src/core/history/records/operations.ts';
import { Tally } from '../../../src/core/history/tally/tally.ts';
import { readRecordLines } from '../../../src/node/history/reading/recordLines.ts';
import { transcripts } from '../../../src/core/assistants/transcripts.ts';
import { alone } from './support.ts';

const detector = new NeedleDetector(['needle-word']);
const stores = transcripts.flatMap(each => each.stores);

/** Names and values that occur in records, combined at random. */
const name = fc.constantFrom(
  ...[
    'type',
    'payload',
    'message',
    'content',
    'data',
    'role',
    'timestamp',
    'sessionId',
    'id',
    'requests',
    'result',
    'k',
    'kind',
  ],
  ...[
    'metadata',
    'toolCallRounds',
    'toolCallResults',
    'toolCalls',
    'messages',
    '$set',
    '$rewindTo',
    'tail',
    'keep',
    'base',
    'v',
  ],
  ...[
    'history',
    'parts',
    'functionResponse',
    'response',
    'attachment',
    'rendered',
    'shape',
    'toolUseResult',
    'output',
    '__proto__',
  ],
);
const word = fc.constantFrom(
  ...[
    'user',
    'assistant',
    'gemini',
    'message',
    'tool_result',
    'tool_use',
    'text',
    'api-request',
    'api-request-blob',
    'system',
  ],
  ...[
    'response_item',
    'event_msg',
    'session_meta',
    'compacted',
    'attachment',
    'user.message',
    'needle-word',
    '',
    '2026-01-01',
  ],
  ...[
    'function_call',
    'function_call_output',
    'session.start',
    'tool.execution_complete',
    'compact_boundary',
    'step-start',
  ],
);
const record = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(name, tie('value'), { maxKeys: 8 }),
}));

describe('records that nobody wrote like this', () => {
  it('are read without a crash by every mapper', () => {
    fc.assert(
      fc.property(fc.array(record.value, { maxLength: 6 }), records => {
        for (const { reading } of stores) {
          const tally = new Tally(detector);
          if (reading.format === 'records') {
            const reader = reading.map(tally, alone, null);
            for (const each of records) reader.record(each);
            reading.map(new Tally(detector, tally.state()), alone, reader.state()).record(records[0]);
          } else if (reading.format === 'document' || reading.format === 'operations')
            for (const each of records) reading.map(each, tally, alone);
          else if (reading.format === 'text') reading.map(JSON.stringify(records), tally, alone);
          JSON.stringify(tally.results(true));
        }
      }),
      { numRuns: 4_000 },
    );
  });

  it('say that they are of another form, or what texts they hold: nothing is passed over', () => {
    const unknown = { unknownField: 'unknown-word' };
    const lists = ['chat', 'chatHistory', 'chatMessages', 'clientHistory', 'history', 'messages', 'requests'];
    const inLists = Object.fromEntries(lists.map(key => [key, [unknown]]));
    const words = new NeedleDetector(['unknown-word']);
    const passedOver = stores.flatMap(({ id, reading }) =>
      [unknown, [unknown], inLists, { messages: unknown }].flatMap(given => {
        const tally = new Tally(words);
        if (reading.format === 'records') reading.map(tally, alone, null).record(given);
        else if (reading.format === 'document' || reading.format === 'operations') reading.map(given, tally, alone);
        else return [];
        const isFound = tally.results(true).some(({ carried }) => carried.length > 0);
        return isFound || tally.unreadParts.size > 0 ? [] : [`${id} ${JSON.stringify(given)}`];
      }),
    );
    assert.deepEqual(passedOver, []);
  });

  it('replay as operations without a crash, and touch nothing outside of the document', () => {
    const operation = fc.record({
      kind: fc.constantFrom(0, 1, 2, 3, 9),
      k: fc.array(fc.oneof(name, fc.constantFrom(0, 1, 4_000_000_000, -1)), { maxLength: 3 }),
      v: record.value,
      i: fc.constantFrom(undefined, 0, 1, -5),
    });
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 12 }), operations => {
        const log = new OperationLog();
        for (const each of operations) log.apply(each);
        return ({} as Record<string, unknown>)['type'] === undefined;
      }),
      { numRuns: 4_000 },
    );
  });

  it('cost their own line only, wherever the lines are cut', () => {
    const good = Array.from({ length: 20 }, (_, i) => JSON.stringify({ line: i }));
    const noise = fc.constantFrom('{"cut": "abc', 'plain', '\0\0\0', '{"a":1}}', '', '   ', '\xff');
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, fc.nat(19)), { maxLength: 8 }), fc.boolean(), (inserted, hasEnd) => {
        const all = [...good];
        for (const [text, at] of inserted) all.splice(at, 0, text);
        const bytes = Buffer.from(all.join('\n') + (hasEnd ? '\n' : ''));
        const seen: unknown[] = [];
        const readInto = (target: Uint8Array, offset: number): number => {
          const part = bytes.subarray(offset, offset + target.length);
          target.set(part);
          return part.length;
        };
        const end = readRecordLines(readInto, 0, {
          record: value => seen.push(value),
          damaged: () => {},
          shortened: () => {},
          rest: () => {},
        });
        assert.equal(end, bytes.length);
        assert.deepEqual(
          seen
            .filter(each => typeof each === 'object' && each !== null && 'line' in each)
            .map(each => JSON.stringify(each)),
          good,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('a database with a write-ahead log', () => {
  const [file, log] = ['log.db', 'log.db-wal'].map(each => readFileSync(`test/fixtures/history/${each}`));
  const at =
    (bytes: Uint8Array = new Uint8Array()) =>
    (offset: number, length: number): Uint8Array =>
      bytes.subarray(offset, offset + length);
  const rows = (database: Uint8Array | undefined, wal: Uint8Array | undefined): string[] => {
    const open = SqlDatabase.open(withLog(at(database), at(wal)).readAt, bytes => new TextDecoder().decode(bytes));
    const [table] = open?.tables(() => {}) ?? [];
    if (open === null || table === undefined) return [];
    return [...open.rows(table.root, () => {})].map(({ rowId, values }) => `${rowId} ${String(values[1]).slice(0, 9)}`);
  };

  it('is read as it was committed last', () => {
    assert.equal(rows(file, undefined).length, 12);
    const all = rows(file, log);
    assert.equal(all.length, 12);
    assert.deepEqual(
      [all[3], all.at(-1), all.some(each => each.startsWith('6 '))],
      ['4 changed 3', '13 committed', false],
    );
  });

  it('counts a log up to its last whole commit', () => {
    const before = rows(file, log?.subarray(0, 32 + 3 * (512 + 24) - 10));
    // Three frames, followed by the rest of an earlier log.
    assert.equal(before.length, 11);
    assert.ok(!before.some(each => each.includes('committed')));
    const wrongSalt = Buffer.from(log ?? []);
    wrongSalt.writeUInt32BE(7, 16);
    assert.deepEqual(rows(file, wrongSalt), rows(file, undefined));
  });

  it('is read without a crash or a hang, whatever bytes are changed', () => {
    const change = fc.tuple(fc.nat(4_607), fc.nat(255));
    const logChange = fc.tuple(fc.nat(5_927), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 12 }),
        fc.array(logChange, { maxLength: 4 }),
        fc.nat(5_928),
        (inFile, inLog, cut) => {
          const [one, two] = [Buffer.from(file ?? []), Buffer.from(log ?? []).subarray(0, cut)];
          for (const [place, byte] of inFile) one[place] = byte;
          for (const [place, byte] of inLog) if (place < two.length) two[place] = byte;
          assert.ok(rows(one, two).length < 10_000);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

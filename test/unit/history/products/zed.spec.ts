import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { fileMark } from '../../../../src/core/history/tally/carried.ts';
import { became, rows, time } from '../support.ts';

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];
const thread = (...messages: readonly object[]): ReturnType<typeof rows> => {
  const data = Buffer.from(JSON.stringify({ version: '0.3.0', messages }));
  return rows('zed.threads', { threads: [{ id: 'z', updated_at: time(1), data_type: 'json', data }] });
};
const told = (...messages: readonly object[]): readonly string[] => Object.values(became(words, thread(...messages)));

// crates/agent/src/thread.rs of zed-industries/zed, read 2026-12-01.
describe('threads of Zed', () => {
  const next = [{ User: { id: '2', content: [{ Text: 'more' }] } }, { Agent: { content: [{ Text: 'ok' }] } }];

  it('leave out a call of which nothing came', () => {
    const use = (id: string, path: string): object => ({
      ToolUse: { id, name: 'read_file', input: { path }, raw_input: '', is_input_complete: true },
    });
    const tool_results = { a: { tool_use_id: 'a', content: [{ Text: 'result-word' }] } };
    const content = [use('a', '/prompt-word'), use('b', '/shown-word')];
    const reasoning_details = [{ type: 'reasoning.text', text: 'answer-word' }];
    assert.deepEqual(told({ Agent: { content, tool_results, reasoning_details } }, ...next), [
      ...['sent 1 documented', 'sent 1 documented', 'stored', 'sent 1 documented'],
    ]);
  });

  it('name the file that a person mentions', () => {
    const mention = { Mention: { uri: { File: { abs_path: '/work/config.env' } }, content: 'prompt-word' } };
    const tally = new Tally(new NeedleDetector(words));
    thread(
      { User: { id: '1', content: [{ Text: 'look' }, mention] } },
      { Agent: { content: [{ Text: 'ok' }] } },
    )(tally);
    const [lane] = tally.results(true);
    assert.deepEqual(
      lane?.carried.map(({ id, status, path }) => [id, status, path]),
      [
        ['0', 'sent', '/work/config.env'],
        [`${fileMark}/work/config.env`, 'sent', '/work/config.env'],
      ],
    );
  });
});

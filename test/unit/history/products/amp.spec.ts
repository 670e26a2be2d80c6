import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, readingOf, shown } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'file-word', 'agent-word'];

describe('threads of Amp', () => {
  const read = (messages: readonly unknown[]): Tally => {
    const reading = readingOf('amp.threads');
    assert.ok(reading.format === 'document');
    const tally = new Tally(new NeedleDetector(words));
    const env = { initial: { trees: [{ uri: 'file:///work/a%20b' }] } };
    reading.map({ v: 1, id: 'T-1', created: 1_790_000_000_000, env, messages }, tally, alone);
    return tally;
  };
  const said = (role: string, content: readonly unknown[], more: object = {}): object => ({ role, content, ...more });
  const text = (held: string): object => ({ type: 'text', text: held });
  const result = (run: object): object => ({ type: 'tool_result', toolUseID: 't1', run });

  it('are messages, with results that a tool’s run holds, and files that were named', () => {
    const fileMentions = { files: [{ uri: 'file:///work/.env', content: 'file-word' }] };
    const call = { type: 'tool_use', id: 't1', name: 'Read', input: { path: '/work/.env' } };
    const tally = read([
      said('user', [text('prompt-word')], { fileMentions, meta: { sentAt: 1_790_000_001_000 } }),
      said('assistant', [call], { usage: { model: 'm', timestamp: '2026-09-21T14:13:22.000Z' } }),
      said('user', [result({ status: 'done', result: { content: 'result-word' }, progress: 'shown-word' })]),
      said('assistant', [text('answer-word')]),
    ]);
    assert.deepEqual(Object.values(shown(words, tally)), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'stored', 'sent 2 documented', 'not found'],
    ]);
    const [lane] = tally.results(true);
    assert.deepEqual([lane?.facts.cwd, lane?.facts.model, lane?.requests], ['/work/a b', 'm', 2]);
    const files = lane?.carried.flatMap(({ id }) => (id.startsWith('file:') ? [id] : []));
    assert.deepEqual(files, ['file:/work/.env']);
  });

  it('hold the messages of their sub-agents, whose requests carry those alone', () => {
    const parentToolUseId = 't1';
    const tally = read([
      said('user', [text('prompt-word')]),
      said('assistant', [{ type: 'tool_use', id: 't1', name: 'Task', input: {} }]),
      said('user', [text('agent-word')], { parentToolUseId }),
      said('assistant', [text('ok')], { parentToolUseId }),
      said('user', [result({ status: 'error', error: { message: 'result-word' } })]),
      said('assistant', [text('ok')]),
    ]);
    const found = shown(words, tally);
    assert.deepEqual(
      [found['prompt-word'], found['agent-word'], found['result-word']],
      ['sent 2 documented', 'sent 1 documented', 'sent 1 documented'],
    );
  });

  it('hold messages of other kinds, which are counted', () => {
    const tally = read([null, said('info', [text('shown-word')]), said('user', [text('prompt-word')])]);
    assert.deepEqual([...tally.unreadParts], [['unknown-kind', 2]]);
    assert.equal(shown(words, tally)['shown-word'], 'stored');
  });
});

import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, readingOf, shown, time } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word'];

describe('sessions of Augment', () => {
  const read = (chatHistory: readonly unknown[]): Tally => {
    const reading = readingOf('augment.sessions');
    assert.ok(reading.format === 'document');
    const tally = new Tally(new NeedleDetector(words));
    reading.map({ sessionId: 's1', created: time(0), chatHistory }, tally, alone);
    return tally;
  };
  const told = (chatHistory: readonly unknown[]): readonly string[] => Object.values(shown(words, read(chatHistory)));
  const text = (content: string): object => ({ type: 0, text_node: { content } });
  const exchange = (requested: readonly object[], answered: readonly object[], more: object = {}): object => ({
    ...{ completed: true, finishedAt: time(1) },
    exchange: {
      request_message: '',
      response_text: '',
      request_nodes: requested,
      response_nodes: answered,
      model_id: 'm',
    },
    ...more,
  });
  const folder = { type: 4, ide_state_node: { workspace_folders: [{ repository_root: '/work' }] } };
  const call = { type: 5, tool_use: { tool_use_id: 't1', tool_name: 'view', input_json: '{"path":"/work/.env"}' } };
  const result = { type: 1, tool_result_node: { tool_use_id: 't1', content: 'result-word', is_error: false } };
  const answer = (content: string): object => ({ type: 0, content });
  const first = [exchange([text('prompt-word'), folder], [call]), exchange([result], [answer('answer-word')])];

  it('are exchanges whose nodes go along with later ones', () => {
    const shownOnly = exchange([text('more')], [{ type: 2, content: 'shown-word' }], { changedFiles: ['shown-word'] });
    assert.deepEqual(told([...first, shownOnly]), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'not found'],
    ]);
    const [lane] = read(first).results(true);
    assert.deepEqual([lane?.facts.cwd, lane?.facts.model, lane?.requests], ['/work', 'm', 2]);
    assert.deepEqual(
      lane?.carried.flatMap(({ id }) => (id.startsWith('file:') ? [id] : [])),
      ['file:/work/.env'],
    );
  });

  it('leave out of later requests what was broken off', () => {
    const broken = exchange([text('shown-word')], [answer('summary-word')], { completed: false });
    assert.deepEqual(told([...first, broken, exchange([text('more')], [answer('ok')])]), [
      ...['sent 4 documented', 'sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored'],
    ]);
  });

  it('go on from a summary, which was asked for with all before it', () => {
    const history_summary_node = { summary_text: 'summary-word', summarization_request_id: 'r', history_end: [] };
    const summary = exchange([{ type: 10, history_summary_node }, text('more')], [answer('ok')]);
    assert.deepEqual(told([...first, summary, exchange([text('more')], [answer('ok')])]), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'not found', 'sent 2 documented'],
    ]);
  });
});

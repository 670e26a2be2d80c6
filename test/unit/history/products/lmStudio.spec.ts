import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, readingOf } from '../support.ts';

describe('chats of LM Studio', () => {
  const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'thought-word', 'file-word', 'rule-word'];
  const text = (said: string): object => ({ type: 'text', text: said });
  const block = (content: readonly object[], more: object = {}): object => ({
    ...{ type: 'contentBlock', stepIdentifier: '1790000001000-0.5', content },
    ...more,
  });
  const one = (version: object): object => ({ versions: [version], currentlySelected: 0 });
  const user = (said: string, more: object = {}): object => ({
    ...{ type: 'singleStep', role: 'user', content: [text(said)] },
    ...more,
  });
  const answer = (...steps: readonly object[]): object => ({ type: 'multiStep', role: 'assistant', steps });
  const told = (messages: readonly unknown[], more: object = {}): Record<string, string> => {
    const reading = readingOf('lm-studio.conversations');
    assert.ok(reading.format === 'document');
    return became(words, sink => reading.map({ messages, ...more }, sink, alone));
  };

  it('are messages in versions, answers in steps: a request before each result of a tool and one after the last', () => {
    const call = { type: 'toolCallRequest', toolCallRequestId: '1', name: 'read', parameters: { path: '/work/a' } };
    const content = JSON.stringify([{ type: 'text', text: 'result-word' }]);
    const result = block([{ type: 'toolCallResult', toolCallRequestId: '1', content }], { roleOverride: 'tool' });
    const thought = block([text('thought-word')], { style: { type: 'thinking' } });
    const messages = [
      one(user('shown-word', { preprocessed: { role: 'user', content: [text('prompt-word'), text('file-word')] } })),
      one(answer(thought, block([call]), { type: 'toolStatus', text: 'ran' }, result, block([text('answer-word')]))),
      one(user('more')),
      one(answer(block([text('ok')]))),
    ];
    const prompt = { systemPrompt: 'rule-word', clientInput: 'shown-word' };
    assert.deepEqual(told(messages, prompt), {
      ...{ 'prompt-word': 'sent 3 documented', 'result-word': 'sent 2 documented' },
      ...{ 'answer-word': 'sent 1 documented', 'shown-word': 'stored' },
      ...{ 'thought-word': 'sent 2 estimated', 'file-word': 'sent 3 documented', 'rule-word': 'sent 3 documented' },
    });
    const own = { fields: [{ key: 'llm.prediction.systemPrompt', value: 'rule-word' }] };
    const both = { systemPrompt: 'shown-word', perChatPredictionConfig: own };
    assert.deepEqual([told([], both)['rule-word'], told([], both)['shown-word']], ['sent 1 estimated', 'not found']);
  });

  it('hold answers that were made anew, each of which was asked for, and what was taken out of the context', () => {
    const versions = [answer(block([text('answer-word')])), answer(block([text('ok')]))];
    const messages = [
      one(user('prompt-word')),
      { versions, currentlySelected: 1 },
      one(user('more')),
      one(answer(block([text('shown-word')], { shouldIncludeInContext: false }), block([text('ok')]))),
      one(user('more')),
      one(answer(block([text('ok')]))),
    ];
    assert.deepEqual(told(messages), {
      ...{ 'prompt-word': 'sent 4 documented', 'result-word': 'not found', 'answer-word': 'stored' },
      ...{ 'shown-word': 'stored', 'thought-word': 'not found', 'file-word': 'not found', 'rule-word': 'not found' },
    });
  });

  it('are plain messages in older versions; what is none is counted', () => {
    const found = told([
      { role: 'user', content: 'prompt-word' },
      { role: 'assistant', content: 'answer-word' },
      { role: 'user', content: 'more' },
      { role: 'assistant', content: 'ok' },
    ]);
    assert.deepEqual([found['prompt-word'], found['answer-word']], ['sent 2 documented', 'sent 1 documented']);
    const tally = new Tally(new NeedleDetector(words));
    const reading = readingOf('lm-studio.conversations');
    assert.ok(reading.format === 'document');
    reading.map({ messages: [null, { versions: [] }, one(answer({ type: 'new' }))] }, tally, alone);
    assert.deepEqual([...tally.unreadParts], [['unknown-kind', 3]]);
  });
});

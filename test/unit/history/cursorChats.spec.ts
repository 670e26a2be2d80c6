import assert from 'node:assert/strict';
import { ChatOrder } from '../../../src/core/assistants/cursor/chatOrder.ts';
import type { SqlValue } from '../../../src/core/egress/readers/sqlite/record.ts';
import { became, rows } from './support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'context-word'];

type Row = Readonly<Record<string, SqlValue>>;

const row = (key: string, value: unknown): Row => ({ key, value: JSON.stringify(value) });
const composer = (order: readonly string[], more: object = {}): Row =>
  row('composerData:c1', { fullConversationHeadersOnly: order.map(bubbleId => ({ bubbleId })), ...more });
const prompt = (id: string, text: string): Row => row(`bubbleId:c1:${id}`, { type: 1, text });
const answer = (id: string, text: string, more: object = {}): Row =>
  row(`bubbleId:c1:${id}`, { type: 2, text, ...more });
const told = (...given: readonly Row[]): readonly string[] =>
  Object.values(became(words, rows('cursor.chats', { cursorDiskKV: given })));

describe('the bubbles of a chat of Cursor', () => {
  it('are read in the order of the chat, wherever their rows have moved', () => {
    // What was written last stands last: an answer that went on, and a prompt that was written again.
    const inOrder = [prompt('u1', 'prompt-word'), answer('a1', 'ok'), prompt('u2', 'result-word'), answer('a2', 'ok')];
    const order = composer(['u1', 'a1', 'u2', 'a2', 'a3'], {});
    const last = answer('a3', 'answer-word');
    const expected = ['sent 3 documented', 'sent 2 documented', 'stored', 'not found'];
    assert.deepEqual(told(order, ...inOrder, last), expected);
    assert.deepEqual(told(last, ...[...inOrder].reverse(), order), expected);
    const [u1, a1, u2, a2] = inOrder;
    assert.ok(u1 !== undefined && a1 !== undefined && u2 !== undefined && a2 !== undefined);
    assert.deepEqual(told(u2, a2, a1, order, last, u1), expected);
    // Nothing says in which order they were.
    assert.deepEqual(told(...inOrder, last), expected);
  });

  it('have what goes along with a prompt before it', () => {
    const order = composer(['u1', 'a1', 'u2', 'a2']);
    const context = row('messageRequestContext:c1:u2', { terminalFiles: ['context-word'] });
    const all = [prompt('u1', 'prompt-word'), answer('a1', 'ok'), prompt('u2', 'more'), answer('a2', 'ok')];
    assert.equal(told(order, ...all, context)[3], 'sent 1 estimated');
    assert.equal(told(context, ...all, order)[3], 'sent 1 estimated');
  });

  it('that a person went back before were sent, and go along with no other', () => {
    const all = [
      ...[prompt('u1', 'prompt-word'), answer('a1', 'ok'), prompt('x', 'result-word'), answer('y', 'answer-word')],
      ...[prompt('u2', 'more'), answer('a2', 'ok')],
    ];
    assert.deepEqual(told(composer(['u1', 'a1', 'u2', 'a2']), ...all), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'not found'],
    ]);
  });

  it('go along no more from a summary on, but for those that the client goes on to send', () => {
    const summary = { summary: 'context-word', clientShouldStartSendingFromInclusiveBubbleId: 'u2' };
    const all = (more: object): readonly Row[] => [
      ...[
        prompt('u1', 'prompt-word'),
        answer('a1', 'ok'),
        prompt('u2', 'result-word'),
        answer('a2', 'answer-word', more),
      ],
      ...[prompt('u3', 'more'), answer('a3', 'ok')],
    ];
    const order = ['u1', 'a1', 'u2', 'a2', 'u3', 'a3'];
    const expected = ['sent 2 documented', 'sent 2 documented', 'sent 1 documented', 'sent 1 documented'];
    assert.deepEqual(told(composer(order), ...all({ conversationSummary: JSON.stringify(summary) })), expected);
    const latest = { latestConversationSummary: { summary, lastBubbleId: 'a2' } };
    assert.deepEqual(told(composer(order, latest), ...all({})), expected);
    // One that names no bubble of the chat changes nothing.
    const other = { ...summary, clientShouldStartSendingFromInclusiveBubbleId: 'gone' };
    assert.equal(told(composer(order), ...all({ conversationSummary: other }))[0], 'sent 3 documented');
  });

  it('are read as they come where too much would have to be held', () => {
    const order = new ChatOrder(10);
    const ids = ['a', 'b', 'c', 'd'];
    order.chat('c1').order(ids);
    const lying = ['d', 'c', 'b', 'a'];
    for (const id of lying) order.chat('c1').note(id, false);
    const read: string[] = [];
    for (const id of lying) order.row('c1', id, false, '123456', (_, bubble) => read.push(bubble));
    order.end((_, bubble) => read.push(bubble));
    assert.deepEqual(read, ['c', 'd', 'b', 'a']);
  });
});

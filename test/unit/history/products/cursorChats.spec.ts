import assert from 'node:assert/strict';
import { ChatOrder } from '../../../../src/core/assistants/cursor/chatOrder.ts';
import type { SqlValue } from '../../../../src/core/egress/readers/sqlite/record.ts';
import { became, rows } from '../support.ts';

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

describe('states of the agent of Cursor', () => {
  const hash = (number: number): string => number.toString(16).padStart(64, '0');
  /** A list of hashes, and a field of another kind. */
  const state = (...hashes: readonly number[]): Uint8Array =>
    Buffer.concat([
      ...hashes.map(each => Buffer.concat([Buffer.from([0x0a, 32]), Buffer.from(hash(each), 'hex')])),
      Buffer.from([0x10, 1]),
    ]);
  const said = (number: number, role: string, content: unknown): Readonly<Record<string, SqlValue>> => ({
    id: hash(number),
    data: Buffer.from(JSON.stringify({ role, content })),
  });
  const listed = (...hashes: readonly number[]): Readonly<Record<string, SqlValue>> => ({
    id: `state of ${hashes.join()}`,
    data: state(...hashes),
  });
  const blobs = (...given: readonly Readonly<Record<string, SqlValue>>[]): readonly string[] =>
    Object.values(became(words, rows('cursor.cli', { blobs: given })));

  it('say which messages of a chat of the command line go along', () => {
    const before = [
      ...[said(1, 'system', 'context-word'), said(2, 'user', 'prompt-word'), listed(1, 2)],
      ...[said(3, 'assistant', 'ok'), listed(1, 2, 3), said(4, 'user', 'result-word'), listed(1, 2, 3)],
      ...[said(5, 'assistant', 'ok'), listed(1, 2, 3, 4, 5)],
    ];
    const after = [said(6, 'user', 'In short: answer-word'), listed(1, 6), said(7, 'assistant', 'ok')];
    assert.deepEqual(blobs(...before, ...after), [
      ...['sent 2 documented', 'sent 1 documented', 'sent 1 documented', 'sent 3 documented'],
    ]);
    // A person went back to before the summary.
    const back = [listed(1, 2, 3), said(8, 'user', 'more'), said(9, 'assistant', 'ok')];
    assert.deepEqual(blobs(...before, ...after, ...back), [
      ...['sent 3 documented', 'sent 1 documented', 'sent 1 documented', 'sent 4 documented'],
    ]);
    // Hashes of what is not there, and bytes that are no message.
    const odd = [listed(1, 99), { id: 'x', data: Buffer.from([0x0a, 200, 1]) }, { id: 'y', data: null }];
    assert.deepEqual(blobs(...before, ...odd, said(7, 'assistant', 'ok'))[0], 'sent 3 documented');
  });

  it('lead from a chat of the editor to what the model got of it', () => {
    const conversationState = `~${Buffer.from(state(1, 2)).toString('base64')}`;
    const blob = (number: number, role: string, content: string): Row =>
      row(`agentKv:blob:${hash(number)}`, { role, content });
    const chat = [prompt('u1', 'prompt-word'), answer('a1', 'ok')];
    const all = [blob(1, 'system', 'context-word'), ...chat, blob(2, 'user', '<query>prompt-word</query>')];
    const other = [blob(3, 'user', 'result-word'), row('agentKv:checkpoint:c1', 'answer-word')];
    assert.deepEqual(told(...all, ...other, composer(['u1', 'a1'], { conversationState })), [
      ...['sent 1 documented', 'not found', 'not found', 'sent 1 estimated'],
    ]);
    // Without a state nobody knows whose they are.
    assert.equal(told(...all, composer(['u1', 'a1'], { conversationState: '~' }))[3], 'not found');
  });
});

import assert from 'node:assert/strict';
import { ChatOrder } from '../../../../src/core/assistants/cursor/chatOrder.ts';
import type { SqlValue } from '../../../../src/core/egress/readers/sqlite/record.ts';
import { alone, became, readingOf, rows, toldOf } from '../support.ts';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';

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
    // What was written last comes last: an answer that continued, and a prompt that was rewritten.
    const inOrder = [prompt('u1', 'prompt-word'), answer('a1', 'ok'), prompt('u2', 'result-word'), answer('a2', 'ok')];
    const order = composer(['u1', 'a1', 'u2', 'a2', 'a3'], {});
    const last = answer('a3', 'answer-word');
    const expected = ['sent 3 documented', 'sent 2 documented', 'stored', 'not found'];
    assert.deepEqual(told(order, ...inOrder, last), expected);
    assert.deepEqual(told(last, ...[...inOrder].reverse(), order), expected);
    const [u1, a1, u2, a2] = inOrder;
    assert.ok(u1 !== undefined && a1 !== undefined && u2 !== undefined && a2 !== undefined);
    assert.deepEqual(told(u2, a2, a1, order, last, u1), expected);
    // The order is not recorded.
    assert.deepEqual(told(...inOrder, last), expected);
  });

  it('have what goes along with a prompt before it', () => {
    const order = composer(['u1', 'a1', 'u2', 'a2']);
    const context = row('messageRequestContext:c1:u2', { terminalFiles: ['context-word'] });
    const all = [prompt('u1', 'prompt-word'), answer('a1', 'ok'), prompt('u2', 'more'), answer('a2', 'ok')];
    assert.equal(told(order, ...all, context)[3], 'sent 1 estimated');
    assert.equal(told(context, ...all, order)[3], 'sent 1 estimated');
  });

  it('take along what the client uploads with a prompt', () => {
    const more = {
      ...{ type: 1, text: 'prompt-word', consoleLogs: [{ message: 'result-word' }] },
      context: { quotes: [{ markdown: 'answer-word' }], fileSelections: [{ uri: { path: '/context-word' } }] },
    };
    assert.deepEqual(told(composer(['u1', 'a1']), row('bubbleId:c1:u1', more), answer('a1', 'ok')), [
      ...['sent 1 documented', 'sent 1 estimated', 'sent 1 estimated', 'not found'],
    ]);
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
    // An id that names no bubble of the chat changes nothing.
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

describe('requests in chats of Cursor', () => {
  const thought = (id: string): Row => answer(id, '', { thinking: { text: 'answer-word' }, capabilityType: 30 });
  const call = (id: string, toolCallId: string, result = 'ok'): Row =>
    answer(id, '', { toolFormerData: { tool: 15, name: 'read_file_v2', toolCallId, rawArgs: '{}', result } });
  const count = (...given: readonly Row[]): number | undefined =>
    toldOf([], 'cursor.chats', [rows('cursor.chats', { cursorDiskKV: given })])[0];

  it('are those of thoughts, texts and calls that came together', () => {
    const first = [thought('a1'), answer('a2', 'so'), call('a3', 'call-1-0', 'result-word'), call('a4', 'call-1-1')];
    const second = [call('a5', 'call-2-0'), thought('a6'), answer('a7', 'done')];
    assert.equal(count(prompt('u1', 'prompt-word'), ...first, ...second), 3);
    assert.deepEqual(told(prompt('u1', 'prompt-word'), ...first, ...second), [
      ...['sent 3 documented', 'sent 2 documented', 'stored', 'not found'],
    ]);
    // Nothing shows that these were requested together.
    assert.equal(count(prompt('u1', 'hi'), call('a1', ''), call('a2', ''), answer('a3', 'done')), 3);
    assert.equal(count(prompt('u1', 'hi'), answer('a1', '')), 1);
  });
});

describe('older chats of Cursor', () => {
  it('lie in the database of their workspace, of which nothing else is looked at', () => {
    const tab = {
      tabId: 't',
      bubbles: [
        { type: 'user', text: 'prompt-word', selections: [{ text: 'context-word' }] },
        { type: 'ai', rawText: 'answer-word' },
        { type: 'user', text: 'more' },
        { type: 'ai', text: 'ok' },
      ],
    };
    const ItemTable = [
      row('workbench.panel.aichat.view.aichat.chatdata', { tabs: [tab] }),
      row('aiService.prompts', [{ text: 'result-word' }]),
      row('some.token', 'result-word'),
    ];
    assert.deepEqual(Object.values(became(words, rows('cursor.workspaceChats', { ItemTable }))), [
      ...['sent 2 documented', 'stored', 'sent 1 documented', 'sent 2 documented'],
    ]);
    assert.equal(
      became(words, rows('cursor.workspaceChats', { ItemTable: ItemTable.slice(2) }))['result-word'],
      'not found',
    );
  });

  it('of the agent are texts', () => {
    const reading = readingOf('cursor.transcriptTexts');
    if (reading.format !== 'text') throw new Error();
    const text = [
      ...['user:', '<user_query>', 'prompt-word', '</user_query>', 'assistant:', '[Thinking]', '  hm', 'so', ''],
      ...['[Tool call] Read', '  path=a.env', '[Tool result] Read', '  result-word', 'assistant:', 'answer-word'],
      ...['user:', 'more', 'assistant:', 'ok'],
    ].join('\n');
    assert.deepEqual(Object.values(became(words, sink => reading.map(text, sink, alone))).slice(0, 3), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented'],
    ]);
  });
});

describe('states of the agent of Cursor', () => {
  const hash = (number: number): string => number.toString(16).padStart(64, '0');
  /** Returns a list of hashes, and a field of another kind. */
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
    // The user went back to before the summary.
    const back = [listed(1, 2, 3), said(8, 'user', 'more'), said(9, 'assistant', 'ok')];
    assert.deepEqual(blobs(...before, ...after, ...back), [
      ...['sent 3 documented', 'sent 1 documented', 'sent 1 documented', 'sent 4 documented'],
    ]);
    // Hashes of missing objects, and bytes that are not a message.
    const odd = [listed(1, 99), { id: 'x', data: Buffer.from([0x0a, 200, 1]) }, { id: 'y', data: null }];
    assert.deepEqual(blobs(...before, ...odd, said(7, 'assistant', 'ok'))[0], 'sent 3 documented');
  });

  it('stand beside what is known of the whole chat', () => {
    const facts = { agentId: 'a', workspacePath: '/work', lastUsedModel: 'composer-2', createdAt: 1_790_000_000_000 };
    const value = Buffer.from(JSON.stringify(facts)).toString('hex');
    const tally = new Tally(new NeedleDetector([]));
    rows('cursor.cli', { meta: [{ key: '0', value }], blobs: [said(1, 'user', 'hi')] })(tally);
    assert.deepEqual(tally.results(true)[0]?.facts, {
      ...{ provider: 'cursor', to: alone.modified, cwd: '/work', model: 'composer-2', from: 1_790_000_000_000 },
    });
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
    // Without a state, it is not known to which chat they belong.
    assert.equal(told(...all, composer(['u1', 'a1'], { conversationState: '~' }))[3], 'not found');
  });
});

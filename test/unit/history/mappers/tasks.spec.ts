import assert from 'node:assert/strict';
import { alone, became, readingOf } from '../support.ts';

// Tasks of Cline, Roo Code and Kilo Code, whose lists of messages keep what is no longer sent (sources of both, read 2026-11).

const words = ['task-word', 'early-word', 'late-word', 'summary-word'];

const message = (role: string, text: string, more: object = {}): object => ({
  ...{ role, content: [{ type: 'text', text }], ts: 1_790_000_000_000 },
  ...more,
});
const user = (text: string, more: object = {}): object => message('user', text, more);
const answer = (more: object = {}): object => message('assistant', 'ok', more);

function told(store: string, document: unknown, shown: unknown = null, changes: unknown = null): readonly string[] {
  const reading = readingOf(store);
  if (reading.format !== 'document') throw new Error(store);
  const files: Readonly<Record<string, unknown>> = { 'ui_messages.json': shown, 'context_history.json': changes };
  const beside = { ...alone, read: (name: string) => JSON.stringify(files[name]) ?? null };
  const found = became(words, sink => reading.map(document, sink, beside));
  return Object.values(found).map(each => each.replace(' documented', ''));
}

describe('a task of Roo Code', () => {
  const of = { condenseParent: 'c' };
  const head = [user('task-word'), answer(of), user('early-word', of)];

  it('that was condensed goes on with its task, the summary and the last three messages, which were there before', () => {
    const summary = message('assistant', 'summary-word', { isSummary: true, condenseId: 'c' });
    const kept = [answer(), user('late-word'), answer()];
    // The summary is created without those three; one request follows.
    const rest = [user('more'), answer()];
    assert.deepEqual(told('roo.tasks', [...head, summary, ...kept, ...rest]), ['sent 5', 'sent 3', 'sent 2', 'sent 1']);
  });

  it('that was condensed by a newer version goes on with the summary alone', () => {
    const summary = message('user', 'summary-word', { isSummary: true, condenseId: 'c' });
    const before = [...head, answer(of), user('late-word', of)];
    assert.deepEqual(told('roo.tasks', [...before, summary, answer()]), ['sent 3', 'sent 2', 'sent 1', 'sent 1']);
    assert.deepEqual(told('roo.tasks', [...before, summary]), ['sent 3', 'sent 2', 'sent 1', 'stored']);
  });

  it('that was condensed sends once more what was hidden, and never results of calls that are gone', () => {
    const hidden = { truncationParent: 't', ...of };
    const mark = user('2 messages hidden', { isTruncationMarker: true, truncationId: 't', ...of });
    const task = [user('task-word', of), answer(hidden), user('early-word', hidden), mark, answer(of), user('', of)];
    const summary = message('user', 'summary-word', { isSummary: true, condenseId: 'c' });
    const results = (id: string, content: string): object => ({ type: 'tool_result', tool_use_id: id, content });
    const after = user('', { content: [results('gone', 'late-word'), { type: 'text', text: 'go on' }] });
    assert.deepEqual(told('roo.tasks', [...task, answer(of), summary, after, answer()]), [
      ...['sent 4', 'sent 2', 'stored', 'sent 1'],
    ]);
    const called = answer({ content: [{ type: 'tool_use', id: 'own', name: 'n', input: {} }] });
    const own = user('', { content: [results('own', 'late-word')] });
    assert.equal(told('roo.tasks', [...task, answer(of), summary, after, called, own, answer()])[2], 'sent 1');
  });

  it('whose older half was hidden goes on without that', () => {
    const hidden = { truncationParent: 't' };
    const mark = user('2 messages hidden', { isTruncationMarker: true, truncationId: 't' });
    const task = [user('task-word'), answer(hidden), user('early-word', hidden)];
    const rest = [answer(), user('late-word'), answer()];
    assert.deepEqual(told('roo.tasks', [...task, mark, ...rest]), ['sent 3', 'sent 1', 'sent 1', 'not found']);
  });

  it('has reasoning that is no answer of its own, and another form in one version', () => {
    const reasoning = {
      type: 'reasoning',
      encrypted_content: 'x',
      summary: [{ type: 'summary_text', text: 'summary-word' }],
    };
    const all = [user('task-word'), reasoning, answer(), user('late-word'), answer()];
    assert.deepEqual(told('roo.tasks', all), ['sent 2', 'not found', 'sent 1', 'sent 1']);
    const call = { type: 'tool-call', toolCallId: 'c', toolName: 'read_file', input: { path: 'a' } };
    const output = { type: 'text', value: 'early-word' };
    const messages = [
      user('task-word'),
      { role: 'assistant', content: [call], ts: 2 },
      { role: 'tool', content: [{ type: 'tool-result', toolCallId: 'c', toolName: 'read_file', output }], ts: 3 },
      answer(),
    ];
    assert.deepEqual(told('roo.tasks', { version: 2, messages }), ['sent 2', 'sent 1', 'not found', 'not found']);
  });
});

describe('a task of Cline', () => {
  it('that became too long goes on without what was left out, which the lines that it showed tell', () => {
    const all = [
      user('task-word'),
      answer(),
      user('early-word'),
      answer(),
      user('late-word'),
      answer(),
      user('more'),
      answer(),
    ];
    const line = (index: number, range?: readonly number[]): object => ({
      ...{ type: 'say', say: 'text', conversationHistoryIndex: index },
      ...(range === undefined ? {} : { conversationHistoryDeletedRange: range }),
    });
    const shown = [line(0), line(2), line(4), line(4, [1, 2]), line(6, [1, 2])];
    assert.deepEqual(told('cline.tasks', all, shown), ['sent 4', 'sent 1', 'sent 2', 'not found']);
    assert.deepEqual(told('cline.tasks', all), ['sent 4', 'sent 3', 'sent 2', 'not found']);
    for (const odd of [[], [null], [{ conversationHistoryIndex: 'x' }], 7])
      assert.deepEqual(told('cline.tasks', all, odd), ['sent 4', 'sent 3', 'sent 2', 'not found']);
  });

  it('carries something else in the place of a file that was read again, which a file beside it tells', () => {
    const two = {
      content: [
        { type: 'text', text: 'early-word' },
        { type: 'text', text: 'task-word' },
      ],
    };
    const all = [user('task'), answer(), user('', two), answer(), user('late-word'), answer(), user('more'), answer()];
    const line = (say: string, index: number, ts: number): object => ({ say, conversationHistoryIndex: index, ts });
    const requests = [line('api_req_started', -1, 1), line('api_req_started', 1, 3), line('api_req_started', 3, 5)];
    const shown = [...requests, line('text', 4, 6), line('api_req_started', 5, 7)];
    const change = (ts: number): unknown => [[2, [2, [[0, [[ts, 'text', ['summary-word'], []]]]]]]];
    // After the request for the answer at 3, the next two requests contain the replaced text.
    assert.deepEqual(told('cline.tasks', all, shown, change(3)), ['sent 3', 'sent 1', 'sent 2', 'sent 2']);
    assert.deepEqual(told('cline.tasks', all, shown, change(6)), ['sent 3', 'sent 2', 'sent 2', 'sent 1']);
    // Anything else in the list changes nothing.
    for (const odd of [[[2]], [[2, [2, [[0, [[3, 'text', [7], []]]]]]]], [[2, [2, [['x', 7]]]]], 7, [null], change(0)])
      assert.deepEqual(told('cline.tasks', all, shown, odd), ['sent 3', 'sent 3', 'sent 2', 'not found']);
  });

  it('leaves out results whose calls it left out', () => {
    const results = {
      content: [
        { type: 'tool_result', tool_use_id: 't', content: 'late-word' },
        { type: 'text', text: 'summary-word' },
      ],
    };
    const all = [
      user('task-word'),
      answer(),
      user('early-word'),
      answer(),
      user('', results),
      answer(),
      user(''),
      answer(),
    ];
    const shown = [4, 5, 6].map(index => ({
      ...{ conversationHistoryIndex: index },
      ...(index === 4 ? {} : { conversationHistoryDeletedRange: [2, 3] }),
    }));
    assert.deepEqual(told('cline.tasks', all, shown), ['sent 4', 'sent 2', 'sent 1', 'sent 2']);
  });

  it('sends what a model thought in the form of OpenRouter, and not what is kept of it alone', () => {
    const details = { reasoning_details: [{ type: 'reasoning.text', text: 'early-word' }] };
    const content = [
      { type: 'reasoning', text: 'late-word', summary: [] },
      { type: 'text', text: 'ok' },
    ];
    const all = [user('task-word'), answer({ ...details, content }), user('more'), answer()];
    assert.deepEqual(told('roo.tasks', all), ['sent 2', 'sent 1', 'stored', 'not found']);
    const inBlock = { content: [{ type: 'text', text: 'ok', ...details }] };
    assert.equal(told('cline.tasks', [user('task-word'), answer(inBlock), user('more'), answer()])[1], 'sent 1');
  });
});

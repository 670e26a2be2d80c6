import assert from 'node:assert/strict';
import { alone, became, readingOf } from './support.ts';

// Tasks of Cline, Roo Code and Kilo Code, whose lists of messages keep what goes along no more (sources of both, read 2026-11).

const words = ['task-word', 'early-word', 'late-word', 'summary-word'];

const message = (role: string, text: string, more: object = {}): object => ({
  ...{ role, content: [{ type: 'text', text }], ts: 1_790_000_000_000 },
  ...more,
});
const user = (text: string, more: object = {}): object => message('user', text, more);
const answer = (more: object = {}): object => message('assistant', 'ok', more);

function told(store: string, document: unknown, shown: unknown = null): readonly string[] {
  const reading = readingOf(store);
  if (reading.format !== 'document') throw new Error(store);
  const beside = { ...alone, read: (name: string) => (name === 'ui_messages.json' ? JSON.stringify(shown) : null) };
  const found = became(words, sink => reading.map(document, sink, beside));
  return Object.values(found).map(each => each.replace(' documented', ''));
}

describe('a task of Roo Code', () => {
  const of = { condenseParent: 'c' };
  const head = [user('task-word'), answer(of), user('early-word', of)];

  it('that was condensed goes on with its task, the summary and the last three messages, which were there before', () => {
    const summary = message('assistant', 'summary-word', { isSummary: true, condenseId: 'c' });
    const kept = [answer(), user('late-word'), answer()];
    // The summary is made without those three; one request follows.
    const rest = [user('more'), answer()];
    assert.deepEqual(told('roo.tasks', [...head, summary, ...kept, ...rest]), ['sent 5', 'sent 3', 'sent 2', 'sent 1']);
  });

  it('that was condensed by a newer version goes on with the summary alone', () => {
    const summary = message('user', 'summary-word', { isSummary: true, condenseId: 'c' });
    const before = [...head, answer(of), user('late-word', of)];
    assert.deepEqual(told('roo.tasks', [...before, summary, answer()]), ['sent 3', 'sent 2', 'sent 1', 'sent 1']);
    assert.deepEqual(told('roo.tasks', [...before, summary]), ['sent 3', 'sent 2', 'sent 1', 'stored']);
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
});

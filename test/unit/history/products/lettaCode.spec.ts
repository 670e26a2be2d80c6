import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces, time } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'system-word', 'summary-word'];

describe('conversations of Letta Code', () => {
  const beside = {
    ...alone,
    path: '/home/dev/.letta/lc-local-backend/conversations/Y29udmVyc2F0aW9uOmxvY2FsLWNvbnYtMQ/messages.jsonl',
    read: (name: string) =>
      name === 'conversation.json'
        ? JSON.stringify({ id: 'local-conv-1', agent_id: 'agent-local-8ee7' })
        : name === 'system-prompt.json'
          ? JSON.stringify({ content: 'system-word', coreMemory: 'in the content, too' })
          : null,
  };
  let second = 0;
  let last: string | null = null;
  const message = (role: string, content: string | readonly object[], more: object = {}): object => ({
    ...{ id: `ui-msg-${++second}`, role, metadata: { created_at: time(second), conversation_id: 'local-conv-1' } },
    ...{ content: typeof content === 'string' ? [{ type: 'text', text: content }] : content, ...more },
  });
  const entry = (type: string, said: object, more: object = {}): object => {
    const id = `e${second}`;
    const own = { type, id, parentId: last, timestamp: time(second), message: said, ...more };
    last = id;
    return own;
  };
  const call = { type: 'toolCall', id: 't1', name: 'Read', arguments: { file_path: '/work/.env' } };
  const of = { provider: 'openai-compatible', model: 'm' };
  // As written by 0.32.18, without usage.
  const first = (): readonly object[] => {
    [second, last] = [0, null];
    return [
      { type: 'session', version: 3, id: 'local-conv-1', timestamp: time(0), cwd: '/work' },
      entry('message', message('user', 'prompt-word')),
      entry('message', message('assistant', [call], of)),
      entry('message', message('toolResult', 'result-word', { toolCallId: 't1', toolName: 'Read' })),
      entry('message', message('assistant', 'answer-word', of)),
    ];
  };
  const more = (): readonly object[] => [
    entry('message', message('user', 'more')),
    entry('message', message('assistant', 'ok', of)),
  ];
  const told = (...records: readonly unknown[]): readonly string[] => {
    const feed = (read: typeof lines): readonly string[] =>
      Object.values(became(words, read('letta-code.conversations', records, beside)));
    assert.deepEqual(feed(lines), feed(pieces));
    return feed(lines);
  };

  it('are entries like those of Pi, with the system prompt from a file of its own', () => {
    const records = [...first(), ...more()];
    assert.deepEqual(told(...records), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'sent 3 measured', 'not found'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('letta-code.conversations', records, beside)(tally);
    const [lane] = tally.results(true);
    const { cwd, model, provider } = lane?.facts ?? {};
    assert.deepEqual(
      [lane?.session, cwd, model, provider],
      ['agent-local-8ee7 local-conv-1', '/work', 'm', 'openai-compatible'],
    );
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
    assert.deepEqual([...tally.unreadParts], []);
  });

  it('have one request for an answer that is written again as it grows', () => {
    const begun = first();
    const grown = entry('message', { ...message('assistant', 'summary-word', of), id: `ui-msg-${second - 1}` });
    assert.deepEqual(told(...begun, grown, ...more()), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'sent 3 measured', 'sent 1 measured'],
    ]);
  });

  it('go on from a summary, for which all before it is sent once more', () => {
    const compacted = (kept: (entries: readonly object[]) => string | null): readonly string[] => {
      const before = first();
      const packed = message('user', JSON.stringify({ type: 'system_alert', message: 'summary-word' }));
      const summary = { summary: 'summary-word', firstKeptEntryId: kept(before), tokensBefore: 9 };
      return told(...before, entry('compaction', packed, summary), ...more());
    };
    assert.deepEqual(
      compacted(() => null),
      ['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'sent 3 measured', 'sent 1 measured'],
    );
    const last = (entries: readonly object[]): string => (entries.at(-1) as { readonly id: string }).id;
    assert.deepEqual(compacted(last).slice(0, 3), ['sent 3 measured', 'sent 2 measured', 'sent 1 measured']);
  });

  it('lose a summary to the next one, which is made of it alone where all else stays', () => {
    const before = first();
    const kept = last;
    const of = (text: string): object =>
      entry('compaction', message('user', text), { summary: text, firstKeptEntryId: kept, tokensBefore: 9 });
    // As captured: the request for the second summary contained the first.
    assert.deepEqual(told(...before, of('summary-word'), of('in short'), ...more(), ...more()), [
      ...['sent 3 measured', 'sent 2 measured', 'sent 2 measured', 'sent 4 measured', 'sent 1 measured'],
    ]);
  });

  it('are repeated by a fork, whose requests begin with it', () => {
    const original = first();
    const begun = { type: 'session', version: 3, id: 'local-conv-2', timestamp: time(second + 1), cwd: '/work' };
    second++;
    assert.deepEqual(told(begun, ...original.slice(1), ...more()).slice(0, 3), [
      ...['sent 1 measured', 'sent 1 measured', 'sent 1 measured'],
    ]);
  });

  it('were messages alone in older versions, which made up the time of most', () => {
    [second, last] = [0, null];
    const made = (at: number): object => ({
      metadata: { created_at: new Date(Date.UTC(2026, 0, 1, 0, 0, at)).toISOString() },
    });
    const records = [
      message('user', 'prompt-word', { ...made(1), timestamp: Date.UTC(2026, 0, 1, 0, 0, 1) }),
      message('assistant', 'answer-word', { ...made(2), timestamp: 1_790_000_002_000 }),
      message('user', 'more', made(3)),
      message('assistant', 'ok', { ...made(4), timestamp: 1_790_000_004_000 }),
    ];
    assert.deepEqual(told(...records), [
      ...['sent 2 measured', 'not found', 'sent 1 measured', 'sent 2 measured', 'not found'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    lines('letta-code.conversations', records, beside)(tally);
    const [lane] = tally.results(true);
    const prompt = lane?.carried.find(({ id }) => id === '0');
    assert.deepEqual([prompt?.first, prompt?.last], [1_790_000_002_000, 1_790_000_004_000]);
  });

  it('are read whatever stands in them and beside them', () => {
    const odd = [
      null,
      1,
      [],
      { type: 'message' },
      { type: 'message', id: 'x', message: { id: 7, role: 'user', content: { a: 'prompt-word' } } },
    ];
    const feed = lines('letta-code.conversations', [...odd, { type: 'new' }], { ...alone, read: () => '{"content":' });
    const tally = new Tally(new NeedleDetector(words));
    feed(tally);
    assert.equal(tally.unreadParts.get('unknown-kind'), 5);
  });
});

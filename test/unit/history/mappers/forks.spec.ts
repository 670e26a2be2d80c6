import assert from 'node:assert/strict';
import { alone, type Feed, lines, rows, time, toldOf } from '../support.ts';

const words = ['early-word', 'late-word', 'forked-word'];
const told = (store: string, ...files: readonly Feed[]): readonly unknown[] => toldOf(words, store, files);

/** Three requests of a session, the first two before the late text; then two of a fork that branches off after the second one. */
const expected = [2 + 1 + 2, 1, 1, 3 + 2];

describe('a fork of a session', () => {
  it('Claude Code: repeats the records of its parent, older than what is written about the fork itself', () => {
    const user = (content: string, uuid: string, second: number) => ({
      ...{ type: 'user', uuid, sessionId: 's1', timestamp: time(second), message: { role: 'user', content } },
    });
    const answer = (id: string, second: number) => ({
      ...{ type: 'assistant', uuid: id, sessionId: 's1', timestamp: time(second) },
      message: { id, role: 'assistant', model: 'm', content: 'ok' },
    });
    const queued = (second: number) => ({ type: 'queue-operation', sessionId: 's1', timestamp: time(second) });
    const common = [user('early-word', 'u1', 1), answer('a1', 2), answer('a2', 3)];
    const own = [user('forked-word', 'u3', 22), answer('a4', 23), answer('a5', 24)];
    const parent = [queued(0), ...common, user('late-word', 'u2', 4), answer('a3', 5)];
    const re = (each: object): object => ({ ...each, sessionId: 's2' });
    const fork = [queued(21), ...common, ...own].map(re);
    // A word that was in two requests of the fork.
    assert.deepEqual(
      told('claude-code.sessions', lines('claude-code.sessions', parent), lines('claude-code.sessions', fork)),
      [5, 1, 2, 5],
    );
    const marked = [
      ...common.map(each => ({ ...each, forkedFrom: { sessionId: 's1', messageUuid: 'x' } })),
      ...own,
    ].map(re);
    assert.deepEqual(
      told('claude-code.sessions', lines('claude-code.sessions', parent), lines('claude-code.sessions', marked)),
      [5, 1, 2, 5],
      'as Claude Code marks it itself',
    );
    assert.deepEqual(
      told('claude-code.sessions', lines('claude-code.sessions', fork)),
      [2, 0, 2, 2],
      'its parent is gone',
    );
  });

  it('Claude Code: a helper that goes on from the conversation repeats nothing of it (2.1.332)', () => {
    const by = (sidechain: object) => ({
      user: (content: string, uuid: string, second: number) => ({
        ...{ type: 'user', uuid, sessionId: 's1', timestamp: time(second), message: { role: 'user', content } },
        ...sidechain,
      }),
      answer: (id: string, second: number) => ({
        ...{ type: 'assistant', uuid: id, sessionId: 's1', timestamp: time(second), ...sidechain },
        message: { id, role: 'assistant', model: 'm', content: 'ok' },
      }),
    });
    const [own, its] = [by({}), by({ isSidechain: true, agentId: 'h' })];
    const session = [
      ...[own.user('early-word', 'u1', 1), own.answer('a1', 2), own.answer('a2', 3)],
      ...[own.user('late-word', 'u2', 30), own.answer('a3', 31)],
    ];
    const helper = [its.user('forked-word', 'h1', 10), its.answer('h2', 11), its.answer('h3', 12)];
    const from = { type: 'fork-context-ref', agentId: 'h', parentSessionId: 's1', parentLastUuid: 'a2' };
    const path = '/home/dev/.claude/projects/p/s1/subagents/agent-h.jsonl';
    const of = (records: readonly object[]): readonly unknown[] => {
      const file = lines('claude-code.sessions', records, { ...alone, path });
      return told('claude-code.sessions', lines('claude-code.sessions', session), file);
    };
    assert.deepEqual(of([from, ...helper]), [3 + 2, 1, 2, 3 + 2]);
    assert.deepEqual(of(helper), [3, 1, 2, 3 + 2], 'it begins with what it was asked');
  });

  it('Codex: goes on from a place in its parent’s file, and repeats nothing', () => {
    const item = (text: string, second: number) => ({
      ...{ timestamp: time(second), type: 'response_item' },
      payload: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] },
    });
    const used = (second: number) => ({ timestamp: time(second), type: 'token_usage_record', payload: {} });
    const meta = (id: string, second: number, more = {}) => ({
      ...{ timestamp: time(second), type: 'session_meta', payload: { id, ...more } },
    });
    const parent = [meta('s1', 0), item('early-word', 1), used(2), used(3), item('late-word', 4), used(5)];
    const base = { forked_from_id: 's1', history_base: { thread_id: 's1', end_ordinal_exclusive: 4 } };
    const fork = [meta('s2', 20, base), used(21), item('forked-word', 22), used(23)];
    const both = (own: readonly object[]): readonly unknown[] =>
      told('codex.sessions', lines('codex.sessions', parent), lines('codex.sessions', own));
    // The position shows that the parent continued later; what counts is its state at that position.
    assert.deepEqual(both(fork), [3 + 2, 1 + 2, 1, 5]);
    const compacted = { timestamp: time(22), type: 'compacted', payload: { message: 'short' } };
    assert.deepEqual(both([...fork.slice(0, 2), compacted, ...fork.slice(2)]), [3 + 1, 1 + 1, 1, 5]);
    const forkOfFork = [meta('s3', 40, { forked_from_id: 's2', history_base: { thread_id: 's2' } }), used(41)];
    const three = [parent, fork, forkOfFork].map(each => lines('codex.sessions', each));
    assert.deepEqual(told('codex.sessions', ...three), [6, 4, 2, 6]);
  });

  it('Codex: takes the last answer along, which its parent sent only later', () => {
    const item = (role: string, text: string, second: number) => ({
      ...{ timestamp: time(second), type: 'response_item', payload: { type: 'message', role, content: [{ text }] } },
    });
    const line = (type: string, second: number, payload = {}) => ({ timestamp: time(second), type, payload });
    const begin = [line('session_meta', 0, { id: 's1' }), item('user', 'early-word', 1)];
    const parent = [...begin, item('assistant', 'late-word', 2), line('token_usage_record', 2)];
    const later = [item('user', 'more', 40), item('assistant', 'ok', 41), line('token_usage_record', 41)];
    const base = { id: 's2', forked_from_id: 's1', history_base: { thread_id: 's1' } };
    const fork = [line('session_meta', 20, base), item('user', 'forked-word', 22), line('token_usage_record', 23)];
    const both = (own: readonly object[]): readonly unknown[] =>
      told('codex.sessions', lines('codex.sessions', own), lines('codex.sessions', fork));
    assert.deepEqual(both(parent), [1 + 1, 1, 1, 2]);
    assert.deepEqual(both([...parent, ...later]), [2 + 1, 1 + 1, 1, 3]);
  });

  it('Qwen Code: says of each record from where it comes, and counts the memory helper, which has no records', () => {
    const said = (type: string, text: string, second: number) => ({
      ...{ type, sessionId: 's1', timestamp: time(second), message: { parts: [{ text }] } },
    });
    const common = [said('user', 'early-word', 1), said('assistant', 'ok', 2), said('assistant', 'ok', 3)];
    const parent = [...common, said('user', 'late-word', 4), said('assistant', 'ok', 5)];
    const copies = common.map(each => ({ ...each, forkedFrom: { sessionId: 's1', messageUuid: 'x' } }));
    const event = { 'event.name': 'qwen-code.api_response', prompt_id: 's2#managed-auto-memory-extractor-1' };
    const memory = { type: 'system', subtype: 'ui_telemetry', timestamp: time(24), systemPayload: { uiEvent: event } };
    const begun = { ...said('assistant', '', 22), message: { parts: [] } };
    const own = [begun, said('assistant', 'ok', 22), said('user', 'forked-word', 23), memory];
    const fork = [...copies, ...own].map(each => ({ ...each, sessionId: 's2' }));
    assert.deepEqual(
      told('qwen-code.chats', lines('qwen-code.chats', parent), lines('qwen-code.chats', fork)),
      expected,
    );
  });

  it('Pi: names the file of its parent', () => {
    const said = (role: string, text: string, second: number): object => ({
      ...{ type: 'message', timestamp: time(second), message: { role, content: [{ type: 'text', text }] } },
    });
    const common = [said('user', 'early-word', 1), said('assistant', 'ok', 2), said('assistant', 'ok', 3)];
    const begin = (id: string, second: number, more = {}): object => ({
      type: 'session',
      id,
      timestamp: time(second),
      ...more,
    });
    const parent = [begin('s1', 0), ...common, said('user', 'late-word', 4), said('assistant', 'ok', 5)];
    for (const place of ['/home/dev/sessions/2026-11-30T03-50-53-923Z_s1.jsonl', 'C:\\sessions\\2026_s1.jsonl']) {
      const own = [said('assistant', 'ok', 22), said('user', 'forked-word', 23), said('assistant', 'ok', 24)];
      const fork = [begin('s2', 21, { parentSession: place }), ...common, ...own];
      assert.deepEqual(told('pi.sessions', lines('pi.sessions', parent), lines('pi.sessions', fork)), expected);
    }
  });

  it('OpenCode: copies messages with the times that they had', () => {
    const at = (second: number): number => Date.parse(time(second));
    const session = (id: string, second: number) => ({
      id,
      parent_id: null,
      directory: '/work',
      time_created: at(second),
    });
    const message = (session_id: string, id: string, role: string, second: number) => ({
      ...{ id: `${session_id}${id}`, session_id, time_created: at(second), data: JSON.stringify({ role }) },
    });
    const part = (session_id: string, id: string, second: number, data: object) => ({
      ...{ session_id, message_id: `${session_id}${id}`, time_created: at(second), data: JSON.stringify(data) },
    });
    const turn = (session_id: string, text: string, id: string, second: number, answers: number) => ({
      messages: [
        message(session_id, id, 'user', second),
        ...Array.from({ length: answers }, (_, i) => message(session_id, `${id}a${i}`, 'assistant', second + 1 + i)),
      ],
      parts: [
        part(session_id, id, second, { type: 'text', text }),
        ...Array.from({ length: answers }, (_, i) =>
          part(session_id, `${id}a${i}`, second + 1 + i, { type: 'step-start' }),
        ),
      ],
    });
    // The first prompt of a session is sent again for its title; that of a copy of the session is not.
    const turns = [
      turn('s1', 'early-word', 'm1', 1, 2),
      turn('s1', 'late-word', 'm2', 4, 1),
      // What was copied has the time of the fork in its row; the message has its own time.
      turn('s2', 'early-word', 'm1', 1, 2),
      turn('s2', 'forked-word', 'm3', 22, 2),
    ];
    const tables = {
      session: [session('s1', 0), session('s2', 21)],
      message: turns.flatMap(({ messages }) => messages),
      part: turns.flatMap(({ parts }) => parts),
    };
    assert.deepEqual(told('opencode.database', rows('opencode.database', tables)), [6, 1, 2, 6]);
  });
});

describe('a compaction', () => {
  it('Claude Code: its summary is a request more, which carried all that stood in the window', () => {
    const request = (id: string, tail: readonly string[], second: number): object => ({
      ...{ type: 'api-request', sessionId: 's1', id, keep: 0, tail, timestamp: time(second) },
    });
    const blob = (hash: string, content: string): object => ({
      ...{ type: 'api-request-blob', sessionId: 's1', hash, message: { role: 'user', content } },
    });
    const boundary = { type: 'system', subtype: 'compact_boundary', uuid: 'u1', sessionId: 's1', timestamp: time(4) };
    const records = [
      blob('h1', 'early-word'),
      request('r1', ['h1'], 1),
      request('r2', ['h1'], 2),
      boundary,
      blob('h2', 'late-word'),
      request('r3', ['h2'], 5),
    ];
    assert.deepEqual(told('claude-code.sessions', lines('claude-code.sessions', records)), [3, 1, 0, 4]);
  });

  it('Copilot CLI: its requests have no record of usage; what a person said goes on, the rest does not', () => {
    const event = (type: string, data: object, second: number): object => ({ type, data, timestamp: time(second) });
    const used = (second: number): object => event('session.usage_record', { usage: { model: 'm' } }, second);
    const records = [
      event('session.start', { sessionId: 's1' }, 0),
      event('user.message', { content: 'early-word' }, 1),
      used(2),
      event('tool.execution_complete', { toolCallId: 'c', result: { content: 'late-word' } }, 3),
      used(4),
      event('model.model_call_success', { requestMessages: 'early-word late-word' }, 5),
      event('session.compaction_complete', { summaryContent: 'short', compactionTokensUsed: { requestCount: 1 } }, 5),
      event('user.message', { content: 'forked-word' }, 6),
      used(7),
    ];
    assert.deepEqual(told('copilot-cli.sessions', lines('copilot-cli.sessions', records)), [4, 2, 1, 4]);
  });
});

import assert from 'node:assert/strict';
import { became, lines, pieces, time } from '../support.ts';

// Requests that failed, or that a user or a signal aborted: only their input is recorded.

const words = ['prompt-word', 'result-word', 'later-word', 'answer-word'];
const toldOf = (store: string, records: readonly unknown[]): readonly string[] => {
  const [whole = [], inPieces] = [lines, pieces].map(read => Object.values(became(words, read(store, records))));
  assert.deepEqual(inPieces, whole);
  return whole;
};

describe('a request that was not answered', () => {
  describe('in Codex', () => {
    const line = (type: string, payload: object, second = 1): object => ({ timestamp: time(second), type, payload });
    const item = (payload: object): object => line('response_item', payload);
    const said = (text: string): object =>
      item({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
    const call = item({ type: 'function_call', call_id: 'c', name: 'exec_command', arguments: '{"cmd":"cat a"}' });
    const output = (text: string): object => item({ type: 'function_call_output', call_id: 'c', output: text });
    const answer = item({
      type: 'message',
      role: 'assistant',
      content: [{ type: 'output_text', text: 'answer-word' }],
    });
    const usage = line('token_usage_record', {});
    const turn = [line('event_msg', { type: 'task_started' }), line('turn_context', {})];
    const begin = [line('session_meta', { id: 's1' }), ...turn, said('prompt-word'), call, usage];

    it('counts when the turn is over (0.171.0)', () => {
      const ended = [...begin, output('result-word')];
      const next = [...turn, said('later-word'), answer, usage];
      assert.deepEqual(toldOf('codex.sessions', [...ended, ...next]), [
        ...['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'stored'],
      ]);
      assert.deepEqual(toldOf('codex.sessions', [...ended, line('event_msg', { type: 'turn_aborted' }), ...next]), [
        ...['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'stored'],
      ]);
      const steered = [...ended, said('later-word'), answer, usage];
      assert.deepEqual(toldOf('codex.sessions', steered).slice(0, 3), ['sent 2 exact', 'sent 1 exact', 'sent 1 exact']);
    });

    it('counts at the end of the records, where what is new is estimated', () => {
      const told = toldOf('codex.sessions', [...begin, output('result-word')]);
      assert.deepEqual(told.slice(0, 2), ['sent 2 exact', 'sent 1 estimated']);
    });

    it('did not go out where a person ended the turn while a command ran', () => {
      for (const text of ['aborted by user after 1.2s', 'Wall time: 1.2 seconds\naborted by user'])
        assert.equal(toldOf('codex.sessions', [...begin, output(text)])[0], 'sent 1 exact', text);
    });

    describe('was not asked', () => {
      const ended = [...begin, output('result-word'), answer, usage, line('event_msg', { type: 'task_complete' })];
      const next = [...turn, said('more'), item({ type: 'message', role: 'assistant', content: [] }), usage];

      it('by what a client put in between two turns', () => {
        const put = [...ended, said('later-word')];
        assert.deepEqual(toldOf('codex.sessions', put), ['sent 2 exact', 'sent 1 exact', 'stored', 'stored']);
        const all = ['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'sent 1 exact'];
        assert.deepEqual(toldOf('codex.sessions', [...put, ...next]), all);
      });

      it('by what came of a review, which goes along with what is asked next', () => {
        const started = line('event_msg', { type: 'task_started' });
        const told = said(
          '<user_action>\n  <context>User initiated a review task. later-word</context>\n</user_action>',
        );
        const over = line('event_msg', { type: 'task_complete' });
        const review = [...ended.slice(0, -3), answer, usage, over, started, told, answer, over];
        const [, , later, answered] = toldOf('codex.sessions', review);
        assert.deepEqual([later, answered], ['stored', 'stored']);
        const all = ['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'sent 1 exact'];
        assert.deepEqual(toldOf('codex.sessions', [...review, ...next]), all);
      });
    });
  });

  describe('in Copilot CLI', () => {
    const event = (type: string, data: object = {}): object => ({ type, timestamp: time(1), data });
    const usage = event('session.usage_record', { usage: {} });
    const start = event('assistant.turn_start');
    const end = event('assistant.turn_end');
    const result = event('tool.execution_complete', { toolCallId: 't', result: { content: 'result-word' } });
    const said = (content: string): object => event('user.message', { content });
    const answer = event('assistant.message', { content: 'answer-word' });
    const begin = [event('session.start', { sessionId: 's1' }), said('prompt-word')];
    const first = [start, usage, event('assistant.message', { content: '' }), result, end];
    const next = [event('session.resume', {}), said('later-word'), start, usage, answer, end];
    const told = (...records: readonly object[]): readonly string[] =>
      toldOf('copilot-cli.sessions', [...begin, ...first, ...records]);

    it('counts where its turn ends without an answer, or another process goes on (1.0.102)', () => {
      const all = ['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'stored'];
      assert.deepEqual(told(start, end, event('session.error'), ...next), all);
      assert.deepEqual(told(start, end, event('abort'), ...next), all);
      assert.deepEqual(told(start, ...next), all);
      assert.deepEqual(told(start).slice(0, 2), ['sent 2 exact', 'sent 1 estimated']);
      assert.deepEqual(told(...next).slice(0, 2), ['sent 2 exact', 'sent 1 exact']);
    });
  });

  describe('in Gemini CLI', () => {
    const message = (id: string, type: string, content: unknown): object => ({ id, type, timestamp: time(1), content });
    const said = (id: string, text: string): object => message(id, 'user', [{ text }]);
    const result = (response: object): object =>
      message('c', 'user', [{ functionResponse: { id: 't', name: 'read_file', response } }]);
    const begin = [
      { sessionId: 's1', startTime: time(0), kind: 'main' },
      said('x', '<session_context>Today</session_context>'),
      said('a', 'prompt-word'),
      message('b', 'gemini', ''),
    ];
    const next = [said('d', 'later-word'), message('e', 'gemini', 'answer-word')];
    const told = (...records: readonly object[]): readonly string[] =>
      toldOf('gemini-cli.chats', [...begin, ...records]);

    it('counts where a prompt follows what was put in (0.61.0)', () => {
      const all = ['sent 3 measured', 'sent 2 measured', 'sent 1 measured', 'stored'];
      assert.deepEqual(told(result({ output: 'result-word' }), ...next), all);
      const twice = told(said('c', 'result-word'), ...next);
      assert.deepEqual(twice, all);
      assert.equal(told()[0], 'sent 1 measured');
      assert.equal(told(said('c', 'result-word'))[1], 'sent 1 estimated');
    });

    it('did not go out where a person stopped the tools', () => {
      const stopped = result({ error: '[Operation Cancelled] Reason: User cancelled result-word' });
      assert.deepEqual(told(stopped, ...next).slice(0, 2), ['sent 2 measured', 'sent 1 measured']);
    });
  });

  it('counts in Pi at the end of the records', () => {
    const entry = (message: object): object => ({ type: 'message', timestamp: time(1), message });
    const said = (text: string): object => entry({ role: 'user', content: [{ type: 'text', text }] });
    const answer = entry({ role: 'assistant', stopReason: 'stop', content: [{ type: 'text', text: 'answer-word' }] });
    const records = [{ type: 'session', id: 's1', cwd: '/work' }, said('prompt-word'), answer, said('later-word')];
    assert.deepEqual(toldOf('pi.sessions', records), [
      ...['sent 2 measured', 'not found', 'sent 1 estimated', 'sent 1 estimated'],
    ]);
  });
});

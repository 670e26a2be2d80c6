import assert from 'node:assert/strict';
import { became, lines, pieces, time } from '../support.ts';

// How events become the history in requests: the program 1.0.34 and the schema of 1.0.102, read 2026-12-01.

const words = ['first-word', 'second-word', 'third-word'];
const event = (type: string, data: object, more: object = {}): object => ({ type, data, timestamp: time(1), ...more });
const said = (content: string, id = content): object => event('user.message', { content }, { id });
const answer = (content = 'ok', more: object = {}): object => event('assistant.message', { content, ...more });
const result = (content: string, more: object = {}): object =>
  event('tool.execution_complete', { toolCallId: 'c', success: true, result: { content }, ...more });
const begun = event('session.compaction_start', {});
const summary = event('session.compaction_complete', {
  ...{ success: true, summaryContent: 'short', compactionTokensUsed: { input: 9, output: 9 } },
});

const told = (...records: readonly object[]): readonly string[] => {
  const all = [event('session.start', { sessionId: 's' }), ...records];
  const found = became(words, lines('copilot-cli.sessions', all));
  assert.deepEqual(became(words, pieces('copilot-cli.sessions', all)), found, 'read piece by piece');
  return Object.values(found).map(each => each.replace(' exact', ''));
};

describe('a session of Copilot CLI', () => {
  it('keeps what a model thought, which not every model gets again', () => {
    const thought = event('assistant.reasoning', { reasoningId: 'r', content: 'second-word' });
    const records = [
      said('first-word'),
      thought,
      answer('ok', { reasoningText: 'third-word' }),
      said('more'),
      answer(),
    ];
    assert.deepEqual(told(...records), ['sent 2', 'stored', 'stored']);
  });

  it('does not send what a person ran after an exclamation mark', () => {
    const own = { isUserRequested: true };
    assert.deepEqual(told(said('go'), answer(), result('first-word', own), said('on'), answer())[0], 'stored');
    const failed = event('tool.execution_complete', { ...own, success: false, error: { message: 'first-word' } });
    assert.equal(told(said('go'), answer(), failed, said('on'), answer())[0], 'stored');
  });

  it('sends what the program itself says, and skills', () => {
    const content = 'first-word';
    for (const type of ['system.notification', 'skill.context_delivered', 'session.mode_notice_delivered'])
      assert.equal(told(said('go'), answer(), event(type, { content }), answer(), answer())[0], 'sent 2', type);
    const skill = event('skill.invoked', { name: 'n', path: '/skills/n/SKILL.md', content });
    assert.equal(told(said('go'), answer(), skill, answer())[0], 'sent 1 documented');
    const again = event('skill.context_delivered_ref', { contentId: 'sha256:0', prefix: 'second-word', suffix: '' });
    assert.equal(told(said('go'), answer(), again, answer())[1], 'sent 1');
  });

  it('carries on beside a summary what came while it was being made', () => {
    const before = [said('go'), answer(), result('first-word'), answer()];
    const meanwhile = [begun, result('second-word'), answer(), said('third-word')];
    // Before the summary one request, and one while it is being created; the request for the summary; one after it.
    assert.deepEqual(told(...before, ...meanwhile, summary, answer()), ['sent 3', 'sent 2', 'sent 1']);
    const twice = [...meanwhile, summary, answer(), begun, summary, answer()];
    assert.deepEqual(told(...before, ...twice), ['sent 3', 'sent 3', 'sent 3']);
    const failed = event('session.compaction_complete', { success: false });
    assert.deepEqual(told(...before, ...meanwhile, failed, answer(), summary, answer()), [
      'sent 4',
      'sent 3',
      'sent 3',
    ]);
  });

  it('begins anew where a conversation was cleared, and tells prompts apart that stood in one place', () => {
    const cleared = event('session.context_cleared', { messagesCleared: 3, initialMessage: 'second-word' });
    const all = [event('system.message', { content: 'third-word' }), said('first-word'), answer(), cleared, answer()];
    assert.deepEqual(told(...all), ['sent 1', 'sent 1', 'sent 2']);
    // The next prompt replaces the first one; a summary keeps it.
    assert.deepEqual(told(...all, said('go'), answer(), summary, answer()), ['sent 1', 'sent 3', 'sent 5']);
    const back = event('session.snapshot_rewind', { upToEventId: 'x', eventIds: ['x', 'first-word'] });
    const gone = [said('first-word'), answer(), back, said('second-word'), answer(), summary, answer()];
    assert.deepEqual(told(...gone), ['sent 1', 'sent 3', 'not found']);
  });

  it('tells helpers apart by the call that started them, where they have no ids, and counts an answer in pieces once', () => {
    const its = { parentToolCallId: 'call' };
    const helper = [event('user.message', { content: 'second-word', ...its }, { id: 'h' }), answer('ok', its)];
    assert.deepEqual(told(said('first-word'), answer(), ...helper, answer()), ['sent 2', 'sent 1', 'not found']);
    const pieces = [answer('a', { chunkIndex: 0, chunkCount: 2 }), answer('b', { chunkIndex: 1, chunkCount: 2 })];
    assert.equal(told(said('first-word'), ...pieces)[0], 'sent 1');
  });
});

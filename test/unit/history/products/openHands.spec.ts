import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, readingOf, shown } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word', 'system-word'];

describe('conversations of OpenHands', () => {
  const state = {
    agent: { llm: { model: 'anthropic/claude', base_url: 'http://127.0.0.1:8080/v1' } },
    workspace: { working_dir: '/work' },
  };
  const read = (events: readonly object[]): Tally => {
    const files = new Map(
      events.map((event, index) => {
        const at = { timestamp: `2026-11-30T10:00:${String(index).padStart(2, '0')}`, ...event };
        return [`event-${String(index).padStart(5, '0')}-aaaaaaaa.json`, JSON.stringify(at)];
      }),
    );
    const reading = readingOf('openhands.conversations');
    assert.ok(reading.format === 'document');
    const tally = new Tally(new NeedleDetector(words));
    reading.map(state, tally, {
      ...alone,
      path: '/home/dev/.openhands/conversations/c1/base_state.json',
      list: folder => (folder === 'events' ? [...files.keys(), '.lock'] : []),
      read: name => files.get(name.replace('events/', '')) ?? null,
    });
    return tally;
  };
  const told = (events: readonly object[]): readonly string[] => Object.values(shown(words, read(events)));
  const text = (content: string): readonly object[] => [{ type: 'text', text: content, cache_prompt: false }];
  const said = (id: string, role: string, content: string, more: object = {}): object => ({
    ...{ kind: 'MessageEvent', id, source: role === 'user' ? 'user' : 'agent' },
    ...{ llm_message: { role, content: text(content) }, ...more },
  });
  const acted = (id: string, path: string): object => ({
    ...{ kind: 'ActionEvent', id, thought: text('hm'), tool_name: 'file_editor', tool_call_id: id },
    ...{ tool_call: { id, name: 'file_editor', arguments: JSON.stringify({ path }) }, llm_response_id: 'r1' },
  });
  const seen = (id: string, call: string, content: string, tool_name = 'file_editor'): object => ({
    ...{ kind: 'ObservationEvent', id, tool_name, tool_call_id: call },
    observation: { kind: 'FileEditorObservation', content: text(content), is_error: false, old_content: 'shown-word' },
  });
  const first = [
    { kind: 'SystemPromptEvent', id: 'e0', system_prompt: { type: 'text', text: 'system-word' }, tools: [] },
    ...[said('e1', 'user', 'prompt-word'), acted('e2', '/work/.env'), acted('e3', '/work/a')],
    ...[seen('e4', 'e2', 'result-word'), seen('e5', 'e3', 'other'), said('e6', 'assistant', 'answer-word')],
  ];
  const more = [said('e8', 'user', 'more'), said('e9', 'assistant', 'ok', { llm_response_id: 'r3' })];

  it('are events that go along with later requests; calls of one answer are of one request', () => {
    assert.deepEqual(told([...first, ...more]), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'not found', 'sent 3 documented'],
    ]);
    const [lane] = read(first).results(true);
    const { cwd, model, provider, host } = lane?.facts ?? {};
    assert.deepEqual(
      [lane?.session, cwd, model, provider, host],
      [...['c1', '/work', 'anthropic/claude', 'anthropic', '127.0.0.1']],
    );
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
  });

  it('forget events for a summary that was asked for with them', () => {
    const condensed = {
      ...{ kind: 'Condensation', id: 'e7', summary: 'summary-word', llm_response_id: 'r2' },
      forgotten_event_ids: ['e2', 'e3', 'e4', 'e5'],
    };
    assert.deepEqual(told([...first, condensed, ...more]), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'sent 1 documented'],
      'sent 3 documented',
    ]);
  });

  it('hold outputs whole of which the middle was not sent', () => {
    const long = `${'a'.repeat(20_000)}result-word${'b'.repeat(20_000)}`;
    assert.equal(told([said('e1', 'user', 'go'), seen('e2', 'x', long, 'terminal'), ...more])[1], 'stored');
    assert.equal(told([said('e1', 'user', 'go'), seen('e2', 'x', long), ...more])[1], 'sent 1 documented');
  });

  it('tell of events that cannot be read, and of kinds that this version does not know', () => {
    const tally = read([
      { kind: 'Other', id: 'e1', text: 'shown-word' },
      { kind: 'PauseEvent', id: 'e2' },
    ]);
    assert.deepEqual([...tally.unreadParts], [['unknown-kind', 1]]);
  });
});

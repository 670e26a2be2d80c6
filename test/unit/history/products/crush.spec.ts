import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, rows, shown } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word'];

describe('databases of Crush', () => {
  const beside = { ...alone, path: '/work/.crush/crush.db' };
  const part = (type: string, data: object): object => ({ type, data });
  const text = (content: string): object => part('text', { text: content });
  let second = 0;
  type Row = Readonly<Record<string, string | number>>;
  const message = (role: string, parts: readonly object[], more: Row = {}): Row => ({
    ...{ id: `m${second}`, session_id: 's1', role, parts: JSON.stringify(parts), created_at: 1_790_000_000 + second++ },
    ...(role === 'assistant' ? { model: 'm', provider: 'openrouter' } : {}),
    ...more,
  });
  const read = (messages: readonly Row[], more: object = {}): Tally => {
    const tally = new Tally(new NeedleDetector(words));
    rows('crush.database', { sessions: [{ id: 's1' }], messages, ...more }, beside)(tally);
    return tally;
  };
  const told = (...given: Parameters<typeof read>): readonly string[] => Object.values(shown(words, read(...given)));
  const call = part('tool_call', { id: 't1', name: 'view', input: '{"file_path":"/work/.env"}', finished: true });
  const result = part('tool_result', {
    tool_call_id: 't1',
    content: 'result-word',
    metadata: '{"content":"shown-word"}',
  });
  const end = part('finish', { reason: 'end_turn' });
  const first = [
    message('user', [text('prompt-word')]),
    message('assistant', [call]),
    message('tool', [result]),
    message('assistant', [text('answer-word'), end]),
  ];

  it('hold what goes along with later requests; the first prompt goes out for its title too', () => {
    const more = [message('user', [text('more')]), message('assistant', [text('ok')])];
    assert.deepEqual(told([...first, ...more]), [
      ...['sent 4 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'not found'],
    ]);
    const [lane] = read(first).results(true);
    assert.deepEqual([lane?.facts.cwd, lane?.facts.provider, lane?.requests], ['/work', 'openrouter', 3]);
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
    assert.equal(lane?.carried.find(({ id }) => id === '0')?.first, 1_790_000_000_000);
  });

  it('go on from a summary, and not from one that failed', () => {
    const summary = (reason: string): Row =>
      message('assistant', [text('summary-word'), part('finish', { reason })], { is_summary_message: 1 });
    const more = [message('user', [text('more')]), message('assistant', [text('ok')])];
    assert.deepEqual(told([...first, summary('end_turn'), ...more]), [
      ...['sent 4 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'sent 1 documented'],
    ]);
    assert.deepEqual(told([...first, summary('error'), ...more]), [
      ...['sent 5 documented', 'sent 3 documented', 'sent 2 documented', 'stored', 'sent 1 documented'],
    ]);
    // An older version only names it in the session.
    const old = message('assistant', [text('summary-word')], { id: 'old' });
    assert.deepEqual(told([...first, old, ...more], { sessions: [{ id: 's1', summary_message_id: 'old' }] }), [
      ...['sent 4 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'sent 1 documented'],
    ]);
  });

  it('hold text files that were attached, commands of a person, and copies of edited files', () => {
    const attached = part('binary', {
      Path: '/work/a.txt',
      MIMEType: 'text/plain',
      Data: btoa('result-word in a file'),
    });
    const command = part('shell_command', { command: 'cat x', output: 'answer-word', exit_code: 0 });
    const given = [message('user', [text('prompt-word'), attached, command]), message('assistant', [end])];
    const files = [{ session_id: 's1', path: '/work/b.txt', content: 'shown-word', created_at: 1_790_000_000 }];
    assert.deepEqual(told(given, { files }), [
      ...['sent 2 documented', 'sent 1 documented', 'sent 1 documented', 'stored', 'not found'],
    ]);
  });

  it('tell of parts that this version does not know, and of sub-agents', () => {
    const tally = read([message('user', [part('new', { text: 'shown-word' }), text('go')])], {
      sessions: [{ id: 's1', parent_session_id: 's0' }],
    });
    assert.equal(tally.unreadParts.get('unknown-kind'), 1);
    assert.equal(tally.results(true)[0]?.facts.parent, 's0');
  });
});

import assert from 'node:assert/strict';
import { became, rows } from '../support.ts';

// Kilo requests a title after a turn has ended; this is not recorded (7.7.9, measured).

describe('the title of a session of Kilo', () => {
  const began = 'New session - 2026-12-01T06:05:19.455Z';
  const words = ['prompt-word', 'first-word', 'second-word', 'third-word', 'later-word'];
  const message = (id: string, role: string): { id: string; session_id: string; data: string } => ({
    ...{ id, session_id: 's', data: JSON.stringify({ role }) },
  });
  const part = (holder: string, data: object) => ({
    ...{ session_id: 's', message_id: holder, time_created: 5, data: JSON.stringify(data) },
  });
  const said = (holder: string, text: string, more = {}) => part(holder, { type: 'text', text, ...more });
  const step = (holder: string, output: string) => [
    part(holder, { type: 'step-start' }),
    part(holder, { type: 'tool', state: { status: 'completed', input: {}, output } }),
  ];
  const done = (holder: string) => [part(holder, { type: 'step-start' }), said(holder, 'Done.')];
  const told = (title: string, ...parts: readonly ReturnType<typeof part>[]): readonly string[] => {
    const holders = [...new Set(parts.map(({ message_id: id }) => id))];
    const tables = {
      session: [{ id: 's', directory: '/work', parent_id: null, title }],
      message: holders.map(id => message(id, id.startsWith('u') ? 'user' : 'assistant')),
      part: parts,
    };
    return Object.values(became(words, rows('kilo.database', tables))).map(each => each.replace(' exact', ''));
  };
  const results = [...step('a1', 'first-word'), ...step('a2', 'second-word'), ...step('a3', 'third-word')];

  it('is asked for with the prompt and the first results of its turn', () => {
    const turn = [said('u1', 'prompt-word'), ...results, ...done('a4')];
    assert.deepEqual(told('Fix it', ...turn), ['sent 5', 'sent 4', 'sent 3', 'sent 1', 'not found']);
    const next = [...turn, said('u2', 'later-word'), ...done('a5')];
    assert.deepEqual(
      told('Fix it', ...next),
      ['sent 6', 'sent 5', 'sent 4', 'sent 2', 'sent 1'],
      'before the next prompt',
    );
    assert.deepEqual(told(began, ...turn), ['sent 4', 'sent 3', 'sent 2', 'sent 1', 'not found'], 'it has none');
  });

  it('waits where a first prompt says little', () => {
    const short = [said('u1', 'prompt-word'), ...done('a1')];
    assert.equal(told('Fix it', ...short)[0], 'sent 1');
    assert.equal(told('Fix it', said('u1', `prompt-word ${'-'.repeat(200)}`), ...done('a1'))[0], 'sent 2');
    const synthetic = said('u1', '-'.repeat(300), { synthetic: true });
    assert.equal(told('Fix it', said('u1', 'prompt-word'), synthetic, ...done('a1'))[0], 'sent 1');
    const second = told('Fix it', ...short, said('u2', 'later-word'), ...done('a2'));
    assert.deepEqual([second[0], second[4]], ['sent 3', 'sent 2'], 'with both');
  });
});

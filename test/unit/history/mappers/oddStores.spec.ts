import assert from 'node:assert/strict';
import { readRecordLines } from '../../../../src/node/history/reading/recordLines.ts';
import { became, lines, time, toldOf } from '../support.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Returns the records that are read from a file of lines. */
function recordsIn(content: string): { readonly values: readonly unknown[]; readonly damaged: number } {
  const bytes = Buffer.from(content);
  const values: unknown[] = [];
  let damaged = 0;
  readRecordLines((target, offset) => bytes.copy(target, 0, offset), 0, {
    record: value => void values.push(value),
    damaged: () => void damaged++,
    shortened: () => {},
    rest: () => {},
  });
  return { values, damaged };
}

describe('stores as one meets them', () => {
  const line = (type: string, second: number, payload: Fields): Fields => ({ type, timestamp: time(second), payload });
  const item = (role: string, text: string, second: number): Fields =>
    line('response_item', second, { type: 'message', role, content: [{ type: 'input_text', text }] });
  const begin = line('session_meta', 0, { id: 's1', cwd: '/work' });
  const turn = (second: number): Fields => line('turn_context', second, { cwd: '/work', model: 'm' });

  it('Codex: a rollout that lies in the archive as well counts once', () => {
    const rollout = lines('codex.sessions', [
      begin,
      turn(1),
      item('user', 'prompt-word', 1),
      item('assistant', 'ok', 2),
    ]);
    assert.deepEqual(toldOf(['prompt-word'], 'codex.sessions', [rollout, rollout]), [1, 1]);
  });

  it('Codex: a turn that was broken off, a history that was shortened twice, and a kind that nobody knows', () => {
    const records = [
      ...[begin, turn(1), item('user', 'stopped-word', 1), line('event_msg', 2, { type: 'turn_aborted' })],
      ...[turn(3), item('user', 'next-word', 3), item('assistant', 'ok', 4)],
      ...[
        line('compacted', 5, { message: 'first-summary' }),
        turn(6),
        item('user', 'more', 6),
        item('assistant', 'ok', 7),
      ],
      ...[
        line('compacted', 8, { message: 'second-summary' }),
        turn(9),
        item('user', 'last', 9),
        item('assistant', 'ok', 10),
      ],
      line('of_tomorrow', 11, { text: 'new-word' }),
    ];
    const words = ['stopped-word', 'next-word', 'first-summary', 'second-summary', 'new-word'];
    assert.deepEqual(became(words, lines('codex.sessions', records)), {
      // The user's text is sent with the summary.
      'stopped-word': 'sent 4 exact',
      'next-word': 'sent 3 exact',
      'first-summary': 'sent 1 measured',
      'second-summary': 'sent 1 measured',
      'new-word': 'stored',
    });
  });

  it('lines with the ends of Windows, a mark at the beginning, zeros of a crash, letters of every length', () => {
    const whole = ['plain', 'ümläut', '→ 漢字', '🔑', '\u2028'].map(text => ({ text }));
    const content = `\ufeff${whole.map(each => JSON.stringify(each)).join('\r\n')}\r\n\0\0\0{"text":"after"}\n{"cut`;
    assert.deepEqual(recordsIn(content), { values: [...whole, { text: 'after' }], damaged: 0 });
  });
});

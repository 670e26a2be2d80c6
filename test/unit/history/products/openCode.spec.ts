import assert from 'node:assert/strict';
import { became as statuses, rows, toldOf } from '../support.ts';

// What a user took back in OpenCode is only in its log of events (1.18.33, measured 2026-12-01).

const words = ['first-word', 'second-word', 'result-word', 'third-word'];

type Part = Readonly<{ id: string } & Record<string, unknown>>;

interface Message {
  readonly id: string;
  readonly role: string;
  readonly parts: readonly Part[];
  readonly system?: string;
  readonly error?: object;
}

const start = (id: string): Part => ({ id, type: 'step-start' });
const text = (id: string, said: string): Part => ({ id, type: 'text', text: said });
const read = (id: string, output: string): Part => ({
  ...{ id, type: 'tool', tool: 'read' },
  state: { status: 'completed', input: {}, output },
});
const session = { sessionID: 's' };
const rowOf = { session_id: 's', time_created: 1 };

const updated = ({ id, role, parts }: Message): readonly (readonly [string, object])[] => [
  ['message.updated.1', { ...session, info: { id, ...session, role, time: { created: 1 } } }],
  ...parts.map(part => {
    // A part that is streamed is recorded more than once.
    const whole = { ...part, ...session, messageID: id };
    return ['message.part.updated.1', { ...session, part: whole, time: 1 }] as const;
  }),
];
const removed = (id: string): readonly [string, object] => ['message.removed.1', { ...session, messageID: id }];

/**
 * Counts requests.
 * @param there messages whose rows exist
 * @param events by kind
 */
function told(there: readonly Message[], events: readonly (readonly [string, object])[]): readonly number[] {
  const tables = {
    session: [{ id: 's', directory: '/work', parent_id: 'other', time_created: 0 }],
    message: there.map(({ id, parts: _, ...data }) => ({ ...rowOf, id, data: JSON.stringify(data) })),
    part: there.flatMap(({ id, parts }) =>
      parts.map(part => ({ ...rowOf, id: part.id, message_id: id, data: JSON.stringify(part) })),
    ),
    event: events.map(([type, data], seq) => ({ id: `evt_${seq}`, seq, type, data: JSON.stringify(data) })),
  };
  return toldOf(words, 'opencode.database', [rows('opencode.database', tables)]);
}

describe('OpenCode', () => {
  const first: Message = { id: 'msg_1', role: 'user', parts: [text('prt_1', 'first-word')] };
  const answer: Message = { id: 'msg_2', role: 'assistant', parts: [start('prt_2'), text('prt_3', 'ok')] };
  const second: Message = { id: 'msg_3', role: 'user', parts: [text('prt_4', 'second-word')] };
  const called: Message = { id: 'msg_4', role: 'assistant', parts: [start('prt_5'), read('prt_6', 'result-word')] };
  const again: Message = { id: 'msg_5', role: 'assistant', parts: [start('prt_7'), text('prt_8', 'done')] };
  const third: Message = { id: 'msg_6', role: 'user', parts: [text('prt_9', 'third-word')] };
  const last: Message = { id: 'msg_7', role: 'assistant', parts: [start('prt_10'), text('prt_11', 'ok')] };
  const before = [first, answer, second, called, again].flatMap(updated);
  const after = [third, last].flatMap(updated);

  it('sent what a person took back, until that moment', () => {
    const back = [second, called, again].map(({ id }) => removed(id));
    assert.deepEqual(told([first, answer, third, last], [...before, ...back, ...after]), [4, 2, 1, 1, 4]);
  });

  it('carries what a program told along with a prompt until the next prompt', () => {
    const prompted = { ...second, system: 'third-word' };
    const unanswered = { ...first, system: 'third-word' };
    const next: Message = { ...third, parts: [text('prt_9', 'ok')] };
    assert.deepEqual(told([first, answer, prompted, called, again, next, last], []), [4, 3, 2, 2, 4]);
    assert.deepEqual(told([unanswered, second, called, again], []), [2, 2, 1, 0, 2]);
    assert.deepEqual(told([first, answer, { ...second, system: 'third-word' }], []), [1, 0, 0, 0, 1]);
  });

  it('may not have asked for an answer that neither ended nor failed', () => {
    const became = (more: object): string => {
      const tables = {
        session: [{ id: 's', directory: '/work', parent_id: 'other', time_created: 0 }],
        message: [
          { ...rowOf, id: first.id, data: JSON.stringify({ role: 'user' }) },
          { ...rowOf, id: answer.id, data: JSON.stringify({ role: 'assistant', ...more }) },
        ],
        part: first.parts.map(part => ({ ...rowOf, id: part.id, message_id: first.id, data: JSON.stringify(part) })),
      };
      return Object.values(statuses(words.slice(0, 1), rows('opencode.database', tables))).join();
    };
    assert.equal(became({ time: { created: 1 } }), 'sent 1 estimated');
    assert.equal(became({ time: { created: 1, completed: 2 } }), 'sent 1 exact');
    assert.equal(became({ error: { name: 'APIError' } }), 'sent 1 exact');
  });

  it('asked for no answer that failed before, and for none where a program only put something in', () => {
    const failed = (name: string, said: string): Message => ({
      ...answer,
      parts: [],
      error: { name, data: { message: said } },
    });
    const unsupported = `'file part media type application/json' functionality not supported.`;
    assert.deepEqual(told([first, failed('UnknownError', unsupported)], []), [0, 0, 0, 0, 0]);
    assert.deepEqual(told([first, failed('ProviderAuthError', 'no key')], []), [0, 0, 0, 0, 0]);
    assert.deepEqual(told([first, failed('UnknownError', 'broken stream')], []), [1, 0, 0, 0, 1]);
    // A later prompt includes it.
    const next = [second, again];
    assert.deepEqual(told([first, failed('UnknownError', unsupported), ...next], []), [1, 1, 0, 0, 1]);
    assert.deepEqual(told([first], []), [0, 0, 0, 0, 0]);
  });

  it('sends a PDF along with what was read or attached, as far as the model takes it', () => {
    const paper = {
      ...{ mime: 'application/pdf', filename: 'a.pdf' },
      url: `data:application/pdf;base64,${Buffer.from('%PDF-1.4\nstream\n(third-word) Tj\nendstream\n').toString('base64')}`,
    };
    const attached = { ...first, parts: [...first.parts, { id: 'prt_1b', type: 'file', ...paper }] };
    assert.deepEqual(told([attached, answer], []), [1, 0, 0, 1, 1]);
    const state = { status: 'completed', input: {}, output: 'PDF read', attachments: [paper] };
    const tool = { ...called, parts: [start('prt_5'), { id: 'prt_6', type: 'tool', tool: 'read', state }] };
    assert.deepEqual(told([first, answer, second, tool, again], []), [3, 2, 0, 1, 3]);
    const text = { ...paper, mime: 'text/plain' };
    assert.deepEqual(
      told([{ ...first, parts: [...first.parts, { id: 'prt_1b', type: 'file', ...text }] }, answer], [])[3],
      0,
    );
  });

  it('goes on without a message that was deleted later than others were said', () => {
    const gone = removed(second.id);
    assert.deepEqual(told([first, answer, called, again, third, last], [...before, gone, ...after]), [4, 2, 2, 1, 4]);
    const atLast = told([first, answer, called, again, third, last], [...before, ...after, gone]);
    assert.deepEqual(atLast, [4, 3, 2, 1, 4]);
  });

  it('goes on without a part that was taken back, and with its message', () => {
    const gone = ['message.part.removed.1', { ...session, messageID: called.id, partID: 'prt_6' }] as const;
    const left = { ...called, parts: called.parts.slice(0, 1) };
    const there = [first, answer, second, left, again, third, last];
    assert.deepEqual(told(there, [...before, gone, ...after]), [4, 3, 1, 1, 4]);
  });

  it('reads a message that is there again once', () => {
    const all = [first, answer, second, called, again, third, last];
    assert.deepEqual(told(all, [...before, removed(second.id), ...updated(second), ...after]), [4, 3, 2, 1, 4]);
    assert.deepEqual(told(all, [...before, ...after]), [4, 3, 2, 1, 4]);
  });

  it('reads thousands of messages that were taken back at once, each in its place', () => {
    const all = Array.from({ length: 4_000 }, (_, index): readonly Message[] => {
      const [id, next] = [String(10_000 + 2 * index), String(10_001 + 2 * index)];
      const said = { 0: 'first-word', 3_999: 'second-word' }[index] ?? 'x';
      return [
        { id: `msg_${id}`, role: 'user', parts: [text(`prt_${id}`, said)] },
        { id: `msg_${next}`, role: 'assistant', parts: [start(`prt_${next}`)] },
      ];
    }).flat();
    const events = [...all.flatMap(updated), ...[...all].reverse().map(({ id }) => removed(id))];
    const last: Message = { id: 'msg_20000', role: 'user', parts: [text('prt_20000', 'third-word')] };
    const answer: Message = { id: 'msg_20001', role: 'assistant', parts: [start('prt_20001')] };
    assert.deepEqual(told([last, answer], [...events, ...[last, answer].flatMap(updated)]), [4_000, 1, 0, 1, 4_001]);
  });
});

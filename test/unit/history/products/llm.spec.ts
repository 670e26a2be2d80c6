import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, rows, shown, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'file-word', 'thought-word'];
type Row = Readonly<Record<string, string | number | null>>;
type Tables = Readonly<Record<string, readonly Row[]>>;

const read = (tables: Tables): Tally => {
  const tally = new Tally(new NeedleDetector(words));
  rows('llm.logs', tables, alone)(tally);
  return tally;
};
const told = (tables: Tables): readonly string[] => Object.values(shown(words, read(tables)));

// In the form created by llm/logs.py of simonw/llm (0.32, read 2026-12-01).
describe('turns of LLM', () => {
  const message = (hash: string, parent: string | null, role: string): Row => ({ hash, parent_hash: parent, role });
  const part = (hash: string, type: string, text: string | null, payload: object | null = null): Row => ({
    ...{ message_hash: hash, position: 0, type, text, payload: payload === null ? null : JSON.stringify(payload) },
  });
  let minute = 10;
  const turn = (thread: string, parent: string, tip: string, more: Row = {}): Row => ({
    ...{ id: `turn ${minute}`, thread_id: thread, parent_message_hash: parent, tip_message_hash: tip, model: 'm' },
    ...{ datetime_utc: `2026-12-01T10:${minute++}:00.123456+00:00`, ...more },
  });
  const base = {
    messages: [
      ...[message('h1', null, 'user'), message('h2', 'h1', 'assistant'), message('h3', 'h2', 'user')],
      ...[message('h4', 'h3', 'assistant'), message('h5', 'h4', 'user'), message('h6', 'h5', 'assistant')],
    ],
    parts: [
      part('h1', 'text', null, { text_ref: [{ literal: 'prompt-word ' }, { fragment: 1 }] }),
      part('h2', 'reasoning', 'thought-word'),
      part('h2', 'tool_call', null, { name: 't', arguments: { of: 'it' }, tool_call_id: 'c1' }),
      part('h3', 'tool_result', null, { name: 't', output: 'result-word', tool_call_id: 'c1' }),
      part('h4', 'text', 'answer-word'),
      part('h5', 'text', 'more'),
      part('h6', 'text', 'ok'),
    ],
    fragments: [{ id: 1, content: 'file-word', source: '/work/.env' }],
  };
  const chain = (thread: string): readonly Row[] => [turn(thread, 'h1', 'h2'), turn(thread, 'h3', 'h4')];

  it('name what each request carried', () => {
    const tables = { ...base, turns: [...chain('t1'), turn('t1', 'h5', 'h6')] };
    assert.deepEqual(told(tables), ['sent 3 exact', 'sent 2 exact', 'sent 1 exact', 'sent 3 exact', 'stored']);
    assert.deepEqual(told({ ...base, turns: chain('t1') }), [
      ...['sent 2 exact', 'sent 1 exact', 'stored', 'sent 2 exact', 'stored'],
    ]);
    const [lane] = read(tables).results(true);
    assert.deepEqual([lane?.session, lane?.facts.model, lane?.requests], ['t1', 'm', 3]);
    const file = lane?.carried.find(({ id }) => id === 'file:/work/.env');
    assert.deepEqual([file?.status, file?.requests], ['sent', 3]);
    const size =
      'prompt-word file-word'.length * 3 + ('it'.length + 'result-word'.length) * 2 + 'answer-wordmore'.length;
    assert.equal(lane?.days[0]?.[1], size);
  });

  it('are followed within bounds, and it is said where those are met', () => {
    const messages = Array.from({ length: 1_000 }, (_, i) => message(`m${i}`, i === 0 ? null : `m${i - 1}`, 'user'));
    const forks = (count: number): readonly Row[] =>
      Array.from({ length: count }, (_, i) => turn(`t${i}`, 'm999', 'm999', { id: `fork ${i}`, datetime_utc: null }));
    const unread = (count: number): unknown => [...read({ messages, parts: [], turns: forks(count) }).unreadParts];
    assert.deepEqual(unread(1_000), []);
    assert.deepEqual(unread(1_001), [['too-large', 1]]);
  });

  it('name it in conversations that go different ways, too', () => {
    const other = [message('h7', 'h2', 'user'), message('h8', 'h7', 'assistant')];
    const tables = {
      ...base,
      messages: [...base.messages, ...other],
      parts: [...base.parts, part('h7', 'text', 'else'), part('h8', 'text', 'ok')],
      turns: [...chain('t1'), turn('t1', 'h7', 'h8'), turn('t2', 'h5', 'h6')],
    };
    assert.deepEqual(toldOf(words, 'llm.logs', [rows('llm.logs', tables)]), [4, 2, 1, 4, 0, 4]);
  });

  it('have schemas beside their messages, and kinds of parts that this version does not know', () => {
    const schemas = [{ id: 's', content: '{"title":"result-word"}' }];
    const parts = [part('h1', 'text', 'prompt-word'), part('h2', 'hologram', 'answer-word')];
    const tables = {
      ...base,
      parts,
      schemas,
      turns: [turn('t1', 'h1', 'h2', { schema_id: 's' }), turn('t1', 'h3', 'h4')],
    };
    assert.deepEqual(told(tables).slice(0, 3), ['sent 2 exact', 'sent 1 exact', 'stored']);
    assert.deepEqual([...read(tables).unreadParts], [['unknown-kind', 1]]);
  });

  it('end where a damaged tree of messages goes in a circle', () => {
    const messages = [message('h1', 'h2', 'user'), message('h2', 'h1', 'assistant')];
    const tables = { messages, parts: [part('h1', 'text', 'prompt-word')], turns: [turn('t1', 'h1', 'h2')] };
    assert.equal(told(tables)[0], 'sent 1 exact');
  });
});

// In the form created by 0.27 (llm/models.py, read 2026-12-01).
describe('responses of older versions of LLM', () => {
  const response = (id: string, prompt: string, answer: string): Row => ({
    ...{ id, model: 'm', prompt, system: null, response: answer, conversation_id: 'c1' },
    datetime_utc: '2026-01-01T10:00:00.123456+00:00',
  });
  const base = {
    responses: [response('r1', 'prompt-word', ''), response('r2', '', 'answer-word')],
    fragments: [{ id: 7, content: 'file-word', source: '/work/.env' }],
    prompt_fragments: [{ response_id: 'r1', fragment_id: 7, order: 0 }],
    tool_calls: [{ response_id: 'r1', name: 't', arguments: '{"of":"thought-word"}' }],
    tool_results: [{ response_id: 'r2', name: 't', output: 'result-word' }],
  };

  it('go along with later requests of their conversation', () => {
    assert.deepEqual(told(base), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'sent 2 documented', 'sent 1 documented'],
    ]);
    const [lane] = read(base).results(true);
    assert.deepEqual([lane?.session, lane?.requests], ['c1', 2]);
    assert.ok(lane?.carried.some(({ id }) => id === 'file:/work/.env'));
  });

  it('carried the schema of their answer, which later ones did not', () => {
    const [first, ...rest] = base.responses;
    const schemas = [{ id: 's', content: '{"description":"answer-word"}' }];
    assert.deepEqual(told({ ...base, schemas, responses: [{ ...first, schema_id: 's' }, ...rest] }), [
      ...['sent 2 documented', 'sent 1 documented', 'sent 1 documented', 'sent 2 documented', 'sent 1 documented'],
    ]);
  });

  it('count once where they were written in both ways, and with the turns that went on from them', () => {
    const turn = { thread_id: 'c1', parent_message_hash: 'h1', tip_message_hash: 'h2', model: 'm' };
    const newer = {
      messages: [{ hash: 'h1', parent_hash: null, role: 'user' }],
      parts: [{ message_hash: 'h1', position: 0, type: 'text', text: 'prompt-word', payload: null }],
    };
    const both = { ...base, ...newer, turns: [{ id: 'r1', ...turn }] };
    assert.deepEqual(toldOf(words, 'llm.logs', [rows('llm.logs', both)]), [1, 1, 0, 0, 0, 2]);
    const on = { ...base, ...newer, turns: [{ id: 'r3', ...turn }] };
    assert.deepEqual(toldOf(words, 'llm.logs', [rows('llm.logs', on)]), [3, 1, 0, 2, 1, 3]);
  });
});

import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, lines, pieces, rows, shown, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word', 'summary-word'];

describe('sessions of Goose', () => {
  const text = (content: string): object => ({ type: 'text', text: content });
  const call = {
    ...{ type: 'toolRequest', id: 't1' },
    toolCall: { status: 'success', value: { name: 'text_editor', arguments: { path: '/work/.env' } } },
  };
  const answered = {
    ...{ type: 'toolResponse', id: 't1' },
    toolResult: {
      status: 'success',
      value: {
        isError: false,
        content: [
          { type: 'text', text: 'result-word', annotations: { audience: ['assistant'] } },
          { type: 'text', text: 'shown-word', annotations: { audience: ['user'], priority: 0 } },
        ],
      },
    },
  };
  interface Row {
    readonly role: string;
    readonly content: readonly object[];
    readonly seen?: object;
    readonly session?: string;
    readonly name?: string;
  }
  let id = 0;
  const row = ({
    role,
    content,
    seen = {},
    session = 's1',
    name = `m${id}`,
  }: Row): Record<string, string | number> => ({
    ...{ id: ++id, message_id: name, session_id: session, role, content_json: JSON.stringify(content) },
    created_timestamp: 1_790_000_000 + id,
    metadata_json: JSON.stringify({ userVisible: true, agentVisible: true, ...seen }),
  });
  const user = (...content: readonly object[]): Row => ({ role: 'user', content });
  const model = (...content: readonly object[]): Row => ({ role: 'assistant', content });
  const sessions = [
    { id: 's1', working_dir: '/work', provider_name: 'openai', model_config_json: '{"model_name":"m"}' },
    { id: 's2', working_dir: '/work', parent_session_id: 's1' },
  ];
  const feed = (given: readonly Row[]): ReturnType<typeof rows> =>
    rows('goose.database', { sessions, messages: given.map(row) });
  const told = (...given: readonly Row[]): readonly string[] => Object.values(became(words, feed(given)));
  const first = [user(text('prompt-word')), model(call), user(answered), model(text('answer-word'))];
  const out = { agentVisible: false };
  const hidden = { userVisible: false };

  it('hold what goes along with later requests, without what a tool gave for people alone', () => {
    assert.deepEqual(told(...first, user(text('more')), model(text('ok'))), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'not found'],
    ]);
    const tally = new Tally(new NeedleDetector(words));
    feed(first)(tally);
    const [lane, helper] = tally.results(true);
    assert.deepEqual([lane?.facts.cwd, lane?.facts.provider, lane?.facts.model], ['/work', 'openai', 'm']);
    assert.equal(helper?.facts.parent, 's1');
    assert.ok(lane?.carried.some(({ id: each }) => each === 'file:/work/.env'));
  });

  it('go on from a summary that was asked for with all before it', () => {
    const before = first.map(each => ({ ...each, seen: out }));
    const summary = [
      { ...user(text('summary-word')), seen: hidden },
      { ...model(text('Your context was compacted.')), seen: hidden },
    ];
    const more = [model(text('ok')), user(text('more')), model(text('ok'))];
    const all = ['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'stored', 'sent 2 documented'];
    assert.deepEqual(told(...before, ...summary, ...more), all);
    // After another compaction, the first summary is hidden as well.
    const gone = { userVisible: false, agentVisible: false };
    const again = [...before, ...summary.map(each => ({ ...each, seen: gone }))];
    const rest = [{ ...user(text('second')), seen: hidden }, { ...model(text('go on')), seen: hidden }, ...more];
    assert.deepEqual(told(...again, { ...model(text('ok')), seen: out }, ...rest), all);
  });

  it('keep from the model what is for people alone', () => {
    const notice = { type: 'systemNotification', notificationType: 'inlineMessage', msg: 'shown-word' };
    assert.deepEqual(
      told(user(text('prompt-word')), { ...model(notice), seen: out }, { ...user(text('result-word')), seen: out }),
      [...['sent 1 estimated', 'stored', 'not found', 'stored', 'not found']],
    );
  });

  it('count once what a copy repeats', () => {
    const named = first.map((each, index) => ({ ...each, name: `n${index}` }));
    const copy = named.map(each => ({ ...each, session: 's3' }));
    const own = [
      { ...user(text('more')), session: 's3' },
      { ...model(text('ok')), session: 's3' },
    ];
    assert.deepEqual(told(...named, ...copy, ...own).slice(0, 2), [
      ...['sent 2 documented, sent 1 documented', 'sent 1 documented, sent 1 documented'],
    ]);
  });

  it('lie in files of their own before there was a database, which stay when it takes them over', () => {
    const records = [
      { working_dir: '/work', description: 'shown-word' },
      ...first.map(({ role, content }, index) => ({ role, content, created: 1_790_000_000 + index })),
    ];
    const beside = { ...alone, path: '/home/dev/.local/share/goose/sessions/s1.jsonl' };
    const all = ['sent 2 documented', 'sent 1 documented', 'stored', 'stored', 'not found'];
    assert.deepEqual(Object.values(became(words, lines('goose.sessions', records, beside))), all);
    assert.deepEqual(Object.values(became(words, pieces('goose.sessions', records, beside))), all);
    const tally = new Tally(new NeedleDetector(words));
    lines('goose.sessions', records, beside)(tally);
    assert.equal(tally.results(true)[0]?.facts.cwd, '/work');
    assert.deepEqual(shown(['prompt-word'], tally), { 'prompt-word': 'sent 2 documented' });
    assert.equal(toldOf(words, 'goose.sessions', [lines('goose.sessions', records, beside)]).at(-1), 2);
  });
});

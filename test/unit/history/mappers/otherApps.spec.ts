import assert from 'node:assert/strict';
import { transcripts } from '../../../../src/core/assistants/transcripts.ts';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { readHistory } from '../../../../src/node/history/readHistory.ts';
import { scratchFolder } from '../../scratchFolder.ts';
import { alone, became, lines, readingOf, rows, shown, time } from '../support.ts';

const words = ['prompt-word', 'result-word', 'answer-word', 'shown-word'];

describe('threads of Jan', () => {
  const beside = (engine: string): typeof alone => ({
    ...alone,
    path: '/home/dev/.local/share/Jan/data/threads/t1/messages.jsonl',
    read: name => (name === 'thread.json' ? JSON.stringify({ assistants: [{ model: { id: 'm', engine } }] }) : null),
  });
  const text = (value: string): object => ({ type: 'text', text: { value, annotations: [] } });
  const call = { type: 'tool_call', tool_name: 'read', input: { path: '/a' }, output: 'result-word' };
  const said = (role: string, ...content: readonly object[]): object => ({
    ...{ id: role, object: 'thread.message', thread_id: 't1', role, content, created_at: 1_790_000_000_000 },
  });
  const records = [
    ...[said('user', text('prompt-word')), said('assistant', text('hm'), call, text('answer-word'))],
    ...[said('user', text('more')), said('assistant', text('ok'))],
  ];

  it('go along with later requests, each round of tools with one', () => {
    assert.deepEqual(Object.values(became(words, lines('jan.threads', records, beside('openai')))), [
      ...['sent 3 documented', 'sent 2 documented', 'sent 1 documented', 'not found'],
    ]);
  });

  it('stay on this machine with a local model', () => {
    const placeOf = (engine: string): unknown => {
      const tally = new Tally(new NeedleDetector(words));
      lines('jan.threads', records, beside(engine))(tally);
      return tally.results(true)[0]?.facts.provider;
    };
    assert.deepEqual(['llamacpp', 'openai'].map(placeOf), ['local', 'openai']);
    assert.equal(transcripts.find(({ stores }) => stores[0]?.assistant === 'jan')?.hosts['local'], '127.0.0.1');
  });
});

describe('conversations of Antigravity', () => {
  const beside = {
    ...alone,
    path: '/home/dev/.gemini/antigravity/brain/c1/.system_generated/logs/transcript.jsonl',
  };
  const step = (source: string, type: string, content: string, more: object = {}): object => ({
    ...{ step_index: 0, source, type, status: 'DONE', created_at: time(1), content, ...more },
  });

  it('are told by the text copy of their steps, as a guess', () => {
    const tool_calls = [{ name: 'view_file', args: { path: '/work/.env' } }];
    const records = [
      step('USER_EXPLICIT', 'USER_INPUT', 'prompt-word'),
      step('MODEL', 'PLANNER_RESPONSE', 'hm', { tool_calls }),
      step('MODEL', 'VIEW_FILE', 'result-word'),
      step('MODEL', 'PLANNER_RESPONSE', 'answer-word', { thinking: 'hm' }),
    ];
    const tally = new Tally(new NeedleDetector(words));
    lines('antigravity.transcripts', records, beside)(tally);
    assert.deepEqual(Object.values(became(words, lines('antigravity.transcripts', records, beside))), [
      ...['sent 2 estimated', 'sent 1 estimated', 'stored', 'not found'],
    ]);
    assert.equal(tally.results(true)[0]?.session, 'c1');
    assert.ok(tally.results(true)[0]?.carried.some(({ id }) => id === 'file:/work/.env'));
  });
});

describe('stores of apps', () => {
  const scratch = scratchFolder();

  it('that nobody else can read are a problem, and never "nothing found"', () => {
    scratch.put('home/.gemini/antigravity/conversations/c1.pb', 'x');
    scratch.put('home/.gemini/antigravity/conversations/c2.db', 'x');
    const { unread } = readHistory({
      products: transcripts,
      folders: [{ home: scratch.at('home'), workspace: null, moved: {} }],
      detector: new NeedleDetector(words),
      index: null,
    });
    assert.deepEqual(unread.map(({ store, reason }) => `${store} ${reason}`).sort(), [
      'antigravity.databases unknown-kind',
      'antigravity.encrypted encrypted',
    ]);
  });

  it('of Cowork are those of Claude Code, in a folder for each session', () => {
    const folder = 'home/.config/Claude/local-agent-mode-sessions/org/space/local_1/.claude/projects/-sessions-x';
    const record = (type: string, content: unknown, uuid: string): string =>
      `${JSON.stringify({ type, uuid, sessionId: 's1', timestamp: time(1), message: { id: uuid, role: type, content } })}\n`;
    const put = (name: string, ...all: readonly string[]): string => scratch.put(`${folder}/${name}`, all.join(''));
    put(
      's1.jsonl',
      record('user', 'prompt-word', 'a'),
      record('assistant', [{ type: 'text', text: 'answer-word' }], 'b'),
    );
    put('s1/subagents/agent-1.jsonl', record('user', 'result-word', 'c'), record('assistant', 'ok', 'd'));
    const { joined } = readHistory({
      products: transcripts,
      folders: [{ home: scratch.at('home'), workspace: null, moved: {} }],
      detector: new NeedleDetector(words),
      index: null,
    });
    const told = words.map((_, index) =>
      joined.carried.get(String(index))?.map(each => `${each.assistant} ${each.status}`),
    );
    assert.deepEqual(told, [
      ...[['claude-desktop sent'], ['claude-desktop sent'], ['claude-desktop stored-only'], undefined],
    ]);
  });
});

describe('the database of Warp', () => {
  it('holds what was asked, and says that it holds more', () => {
    const query = { text: 'prompt-word', context: [{ SelectedText: 'result-word' }], referenced_attachments: {} };
    const ask = (input: unknown, second: number): Readonly<Record<string, string>> => ({
      ...{ exchange_id: `e${second}`, conversation_id: 'c1', working_directory: '/work', model_id: 'm' },
      ...{ start_ts: `2026-11-30 10:00:0${second}`, input: JSON.stringify(input), output_status: 'Completed' },
    });
    const tally = new Tally(new NeedleDetector(words));
    rows('warp.queries', {
      ai_queries: [ask([{ Query: query }], 1), ask([{ Query: { text: 'more', context: [] } }], 2)],
      agent_tasks: [{ conversation_id: 'c1', task_id: 't1', task: new Uint8Array(2) }],
    })(tally);
    assert.deepEqual(shown(words, tally), {
      ...{ 'prompt-word': 'sent 2 documented', 'result-word': 'sent 2 documented' },
      ...{ 'answer-word': 'not found', 'shown-word': 'not found' },
    });
    assert.deepEqual([...tally.unreadParts], [['unknown-kind', 1]]);
    assert.equal(tally.results(true)[0]?.facts.cwd, '/work');
  });
});

describe('copies by SpecStory', () => {
  it('are stored, whatever of them other tools have sent', () => {
    const reading = readingOf('specstory.copies');
    assert.ok(reading.format === 'text');
    const beside = { ...alone, path: '/work/.specstory/history/2026-11-30_10-00-00Z-fix.md' };
    const text = '<!-- Generated by SpecStory -->\n\n_**User**_\n\nprompt-word\n';
    assert.equal(became(words, sink => reading.map(text, sink, beside))['prompt-word'], 'stored');
  });
});

import assert from 'node:assert/strict';
import { alone, became, lines, readingOf, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

const document = (chat: object): Parameters<typeof became>[1] => {
  const reading = readingOf('copilot.chats');
  if (reading.format !== 'operations') throw new Error();
  return sink => reading.map({ sessionId: 's', ...chat }, sink, alone);
};
const told = (...requests: readonly object[]): readonly string[] =>
  Object.values(became(words, document({ requests })));
const round = (id: string, response: string, more: object = {}): object => ({ id, response, toolCalls: [], ...more });
const asked = (text: string, metadata: object | null, more: object = {}): object => ({
  ...{ timestamp: 1_790_000_000_000, message: { text } },
  ...(metadata === null ? {} : { result: { metadata } }),
  ...more,
});
const rendered = (text: string, ...toolCallRounds: readonly object[]): object => ({
  renderedUserMessage: [{ type: 1, text }],
  toolCallRounds,
});

// In the form created by extensions/copilot and src/vs/workbench/contrib/chat of microsoft/vscode (read 2026-12-01).
describe('results of tools in chats of VS Code', () => {
  const given = (text: string, name: string, extensionVersion?: string): string | undefined => {
    const call = round('r1', '', { toolCalls: [{ id: 'c', name, arguments: '{}' }] });
    const metadata = {
      ...rendered('prompt-word', call, round('r2', 'ok')),
      toolCallResults: { c: { content: [{ $mid: 21, value: text }] } },
    };
    return told(asked('hi', metadata, { agent: { extensionVersion } }))[1];
  };
  const long = `${'a line\n'.repeat(1200)}result-word\n`;

  it('go to a file where they are long, and the model is told its place instead', () => {
    assert.equal(given(long, 'run_in_terminal', '0.67.0'), 'stored');
    assert.equal(given('result-word', 'run_in_terminal', '0.67.0'), 'sent 1 exact');
  });

  it('were sent whole in older versions, and of some tools always', () => {
    assert.equal(given(long, 'run_in_terminal', '0.37.9'), 'sent 1 exact');
    assert.equal(given(long, 'run_in_terminal'), 'sent 1 exact');
    assert.equal(given(long, 'memory', '0.67.0'), 'sent 1 exact');
  });
});

describe('turns in chats of VS Code', () => {
  const next = asked('more', rendered('more', round('n', 'ok')));

  it('may be summarised several times', () => {
    const rounds = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'].map(id => round(id, `answer of ${id}`));
    const summaries = [
      { toolCallRoundId: 'r1', text: 'shown-word' },
      { toolCallRoundId: 'r3', text: 'answer-word' },
    ];
    // Two rounds and the summary; two and another round; two with the summary.
    assert.deepEqual(told(asked('hi', { ...rendered('prompt-word', ...rounds), summaries }), next), [
      ...['sent 3 exact', 'not found', 'sent 3 exact', 'sent 3 exact'],
    ]);
  });

  it('go on where a hook says so, with what it says', () => {
    const first = round('r1', 'ok', { hookContext: 'result-word' });
    assert.equal(told(asked('hi', rendered('prompt-word', first, round('r2', 'ok'))))[1], 'sent 1 exact');
    assert.equal(told(asked('hi', rendered('prompt-word', first)))[1], 'stored');
  });

  it('of other participants have no rounds, and a request each; what was answered goes along with the next', () => {
    const response = [{ value: 'answer-word' }, { kind: 'progressMessage', content: { value: 'shown-word' } }];
    const first = asked('prompt-word', {}, { response });
    assert.deepEqual(told(first, next), ['sent 2 documented', 'not found', 'stored', 'sent 1 estimated']);
    const feed = document({ requests: [first, next] });
    assert.equal(toldOf([], 'copilot.chats', [feed])[0], 2);
  });

  it('have what was rendered as one text in older versions', () => {
    const metadata = { renderedUserMessage: 'prompt-word <attachment>result-word</attachment>' };
    assert.deepEqual(told(asked('prompt-word', metadata)).slice(0, 2), ['sent 1 exact', 'sent 1 exact']);
  });

  it('that wait, and what is typed, are kept and not sent', () => {
    const pendingRequests = [{ id: 'p', request: asked('prompt-word', null) }];
    const chat = { requests: [next], pendingRequests, inputState: { inputText: 'result-word' } };
    assert.deepEqual(Object.values(became(words, document(chat))).slice(0, 2), ['stored', 'stored']);
  });
});

describe('logs of Copilot in VS Code', () => {
  it('hold each request, with files beside it, and what is cut or shown', () => {
    const part = (role: string, content: string): object => ({ role, parts: [{ type: 'text', content }] });
    const request = (ts: number, ...messages: readonly object[]): object => ({
      ...{ v: 1, ts, sid: 's', type: 'llm_request', name: 'chat' },
      attrs: { model: 'm', inputMessages: JSON.stringify(messages), systemPromptFile: 'system_prompt_0.json' },
    });
    const records = [
      { ts: 1, sid: 's', type: 'session_start', attrs: {} },
      request(2, part('user', 'prompt-word')),
      { ts: 3, sid: 's', type: 'tool_call', attrs: { args: '{}', result: 'shown-word' } },
      request(4, part('user', 'prompt-word'), part('tool', 'result-word')),
    ];
    const beside = {
      ...alone,
      path: '/home/dev/debug-logs/s/main.jsonl',
      read: (name: string) => (name === 'system_prompt_0.json' ? '{"content":"answer-word"}' : null),
    };
    assert.deepEqual(Object.values(became(words, lines('copilot.debugLogs', records, beside))), [
      ...['sent 2 documented', 'sent 1 documented', 'stored', 'sent 2 documented'],
    ]);
  });
});

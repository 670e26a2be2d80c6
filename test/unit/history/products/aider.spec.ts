import assert from 'node:assert/strict';
import { alone, became, readingOf, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

/** As written by aider/io.py: lines of the user and of the program end with two spaces (read 2026-12-01). */
const typed = (...lines: readonly string[]): string => `\n#### ${lines.join('  \n#### ')}  `;
const program = (text: string): string => `> ${text}  `;
const answer = (text: string): string => `\n${text}\n`;
const tokens = program('Tokens: 2.1k sent, 300 received.');

const whole = (text: readonly string[]): string =>
  ['', '# aider chat started at 2026-11-20 10:00:00', '', program('Main model: m'), ...text, ''].join('\n');
const told = (...text: readonly string[]): readonly string[] => {
  const reading = readingOf('aider.chat');
  if (reading.format !== 'text') throw new Error();
  return Object.values(became(words, sink => reading.map(whole(text), sink, alone)));
};
const requests = (...text: readonly string[]): number | undefined =>
  toldOf([], 'aider.chat', [
    sink => {
      const reading = readingOf('aider.chat');
      if (reading.format === 'text') reading.map(whole(text), sink, alone);
    },
  ]).at(-1);

describe('what the program says in chats of Aider', () => {
  const next = [typed('more'), answer('ok'), tokens];

  it('is kept and not sent, also where it has several lines', () => {
    const git = [typed('/git show'), '> commit 1', '', '+result-word', '', program('shown-word').slice(2)];
    assert.deepEqual(told(...git, ...next).slice(1, 3), ['stored', 'stored']);
    assert.equal(requests(...git, ...next), 1);
    assert.equal(told(typed('/ls'), program('result-word'), ...next)[1], 'stored');
  });

  it('is told from what an answer quotes', () => {
    const quoted = [typed('prompt-word'), answer('so:\n\n> a quotation\n\nanswer-word'), tokens];
    assert.deepEqual(told(...quoted, ...next), ['sent 2 documented', 'not found', 'not found', 'sent 1 documented']);
    assert.equal(requests(...quoted, ...next), 2);
  });

  it('is sent where it is what was pasted, what does not pass, and what did not fit', () => {
    const pasted = [typed('/paste'), '> first', '', 'result-word  '];
    assert.equal(told(...pasted, answer('ok'), tokens)[1], 'sent 1 documented');
    const first = [typed('prompt-word'), answer('ok'), tokens, program('Applied edit to shown-word')];
    const lint = [...first, program('a.py:1: result-word'), program('Commit 1234567 style: lint')];
    const asked = (yes: string): string => program(`Attempt to fix lint errors? (Y)es/(N)o [Yes]: ${yes}`);
    assert.deepEqual(told(...lint, asked('y'), answer('ok'), tokens).slice(0, 3), [
      ...['sent 2 documented', 'sent 1 estimated', 'not found'],
    ]);
    assert.equal(told(...lint, asked('n'), ...next)[1], 'stored');
    const refused = [program('The LLM did not conform to the edit format.'), '> No match in a.py', 'result-word  '];
    assert.equal(
      told(typed('prompt-word'), answer('ok'), tokens, ...refused, answer('ok'), tokens)[1],
      'sent 1 estimated',
    );
    assert.equal(told(typed('prompt-word'), answer('ok'), tokens, ...refused)[1], 'stored');
  });
});

describe('what a person types in chats of Aider', () => {
  const next = [typed('more'), answer('ok'), tokens];

  it('goes along later where it is a command that ran, or a page that was read', () => {
    const run = [
      typed('!cat result-word'),
      program('Add 1.0k tokens of command output to the chat? (Y)es/(N)o [Yes]: y'),
    ];
    assert.equal(told(...run)[1], 'stored');
    assert.equal(told(...run, ...next)[1], 'sent 1 documented');
    const test = [typed('/test result-word'), program('Added 3 lines of output to the chat.')];
    assert.equal(told(...test, answer('ok'), tokens)[1], 'sent 1 documented');
    const web = [typed('/web https://example.com/result-word'), program('Scraping...'), program('... added to chat.')];
    assert.equal(told(...web, ...next)[1], 'sent 1 documented');
    assert.equal(told(typed('/web https://example.com/result-word'), ...next)[1], 'stored');
  });

  it('has no spaces of the file in it, and no question of the program', () => {
    const reading = readingOf('aider.chat');
    if (reading.format !== 'text') throw new Error();
    const texts: string[] = [];
    const sink = new Proxy({}, { get: (_, name) => (name === 'text' ? (text: string) => texts.push(text) : () => {}) });
    reading.map(whole([typed('one', 'two'), answer('ok')]), sink as never, alone);
    assert.deepEqual(texts.slice(-2), ['one\ntwo', 'ok']);
    assert.equal(told(typed('Add result-word to the chat? (Y)es/(N)o/(A)ll [Yes]: all'), ...next)[1], 'stored');
  });

  it('does not go to the editor of an architect, who gets what that one said', () => {
    const architect = [typed('prompt-word'), answer('Plan:\n\nanswer-word'), tokens];
    const editor = [typed('Plan:', '', 'answer-word'), answer('result-word'), tokens];
    assert.deepEqual(told(...architect, ...editor, ...next), [
      ...['sent 2 documented', 'stored', 'not found', 'sent 1 documented, sent 1 documented'],
    ]);
    assert.equal(requests(...architect, ...editor, ...next), 3);
  });
});

describe('the log of requests of Aider', () => {
  it('holds each of them as it was sent, of the session that was begun before', () => {
    const message = (role: string, ...lines: readonly string[]): string =>
      ['-------', ...lines.map(line => `${role} ${line}`)].join('\n');
    const log = [
      ...['TO LLM 2026-11-20T10:01:00', message('SYSTEM', 'be good'), message('USER', 'prompt-word', 'result-word')],
      ...['LLM RESPONSE 2026-11-20T10:01:05', 'ASSISTANT answer-word'],
      ...['TO LLM 2026-11-20T10:02:00', message('USER', 'prompt-word'), message('ASSISTANT', 'answer-word')],
    ].join('\n');
    const reading = readingOf('aider.requests');
    if (reading.format !== 'text') throw new Error();
    const beside = { ...alone, read: () => whole([]) };
    assert.deepEqual(Object.values(became(words, sink => reading.map(log, sink, beside))), [
      ...['sent 2 exact', 'sent 1 exact', 'not found', 'sent 1 exact'],
    ]);
  });

  it('is beside a list of prompts that is no proof', () => {
    const reading = readingOf('aider.prompts');
    if (reading.format !== 'text') throw new Error();
    const list = '\n# 2026-11-20 10:00:00.000001\n+prompt-word\n+second\n';
    assert.equal(became(words, sink => reading.map(list, sink, alone))['prompt-word'], 'stored');
  });
});

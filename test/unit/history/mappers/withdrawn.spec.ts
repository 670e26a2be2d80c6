import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { Transcript } from '../../../../src/core/history/tally/transcript.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { alone, became, lines, recordsOf, shown, time } from '../support.ts';

const words = ['first-word', 'second-word', 'both-word', 'short-word'];

const record = (type: string, second: number, more: object): object => ({
  ...{ type, sessionId: 's', uuid: `${type}-${second}`, timestamp: time(second) },
  ...more,
});
const result = (id: string, second: number, content: string): object =>
  record('user', second, {
    message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content }] },
  });
const answer = (id: string, second: number, content: unknown = 'Done.'): object =>
  record('assistant', second, { message: { id, role: 'assistant', model: 'm', content } });

describe('results of tools in records of Claude Code', () => {
  const replaced = (...toolUseIds: readonly string[]): object => ({
    ...{ type: 'content-replacement', sessionId: 's' },
    replacements: toolUseIds.map(toolUseId => ({ kind: 'tool-result', toolUseId, replacement: 'short-word' })),
  });
  const told = (...records: readonly object[]): readonly string[] =>
    Object.values(became(words, lines('claude-code.sessions', records)));

  it('that are too long together were never sent, but for what took their place', () => {
    const before = [answer('m1', 1), result('a', 2, 'first-word both-word'), result('b', 3, 'second-word both-word')];
    assert.deepEqual(told(...before, replaced('a'), answer('m2', 4), answer('m3', 5)), [
      ...['stored', 'sent 2 measured', 'sent 2 measured', 'sent 2 documented'],
    ]);
    assert.deepEqual(told(...before, replaced('a', 'b'), answer('m2', 4)), [
      ...['stored', 'stored', 'stored', 'sent 1 documented'],
    ]);
    // What was sent before remains sent; the ids of other messages change nothing.
    assert.equal(told(...before, answer('m2', 4), replaced('a'), answer('m3', 5))[0], 'sent 2 measured');
    assert.equal(told(...before, replaced('x'), answer('m2', 4))[0], 'sent 1 measured');
  });

  it('that were cleared go along no more, where nothing else holds them (2.1.49)', () => {
    const cleared = (...compactedToolIds: readonly string[]): object =>
      record('system', 4, { subtype: 'microcompact_boundary', microcompactMetadata: { compactedToolIds } });
    const before = [answer('m1', 1), result('a', 2, 'first-word both-word'), answer('m2', 3, 'second-word')];
    const all = [...before, cleared('a'), answer('m3', 5), answer('m4', 6)];
    assert.deepEqual(told(...all), ['sent 1 measured', 'sent 2 measured', 'sent 1 measured', 'not found']);
    const twice = [
      ...before,
      result('b', 4, 'both-word'),
      cleared('a'),
      answer('m3', 5),
      cleared('b'),
      answer('m4', 6),
    ];
    assert.deepEqual(told(...twice), ['sent 1 measured', 'sent 2 measured', 'sent 2 measured', 'not found']);
    const said = [...before, answer('m3', 4, 'both-word'), cleared('a'), answer('m4', 5)];
    assert.deepEqual(told(...said), ['sent 2 measured', 'sent 2 measured', 'sent 3 measured', 'not found']);
  });

  it('are known by their ids where the file goes on later', () => {
    const all = [answer('m1', 1), result('a', 2, 'first-word'), replaced('a'), answer('m2', 4), answer('m3', 5)];
    for (let cut = 1; cut < all.length; cut++) {
      const first = new Tally(new NeedleDetector(words));
      const reader = recordsOf('claude-code.sessions')(first, alone, null);
      for (const each of all.slice(0, cut)) reader.record(each);
      const saved = JSON.parse(JSON.stringify({ tally: first.state(), reader: reader.state() })) as {
        readonly tally: unknown;
        readonly reader: Readonly<Record<string, unknown>>;
      };
      const second = new Tally(new NeedleDetector(words), saved.tally);
      const later = recordsOf('claude-code.sessions')(second, alone, saved.reader);
      for (const each of all.slice(cut)) later.record(each);
      assert.equal(shown(words, second)['first-word'], 'stored', `cut at ${cut}`);
    }
  });
});

describe('results of tools in chats of Gemini CLI', () => {
  it('go along no more once only a few lines of them do', () => {
    const message = (id: string, type: string, content: unknown, more: object = {}): object => ({
      ...{ id, type, timestamp: time(1), content },
      ...more,
    });
    const response = (output: string): object => ({
      functionResponse: { id: 'c1', name: 'read', response: { output } },
    });
    const call = (output: string): object => ({
      toolCalls: [{ id: 'c1', name: 'read', args: {}, result: [response(output)], timestamp: time(1) }],
    });
    const masked = '<tool_output_masked>short-word</tool_output_masked>';
    const begin = [
      { sessionId: 's', startTime: time(0), kind: 'main' },
      message('a', 'user', [{ text: 'second-word' }]),
    ];
    const before = [...begin, message('b', 'gemini', 'ok', call('first-word')), message('c', 'gemini', 'ok')];
    const after = [message('d', 'user', [{ text: 'more' }]), message('e', 'gemini', 'ok')];
    const told = (...records: readonly object[]): readonly string[] =>
      Object.values(became(words, lines('gemini-cli.chats', records))).slice(0, 2);
    assert.deepEqual(told(...before, ...after), ['sent 2 measured', 'sent 3 measured']);
    const anew = message('b', 'gemini', 'ok', call(masked));
    const preview = became(['short-word'], lines('gemini-cli.chats', [...before, anew, ...after]));
    assert.deepEqual(preview, { 'short-word': 'sent 1 measured' });
    const cut = message('b', 'gemini', 'ok', call('Output too large. Showing first 10 characters.\nfirst-word'));
    assert.deepEqual(told(...before, cut, ...after), ['sent 2 measured', 'sent 3 measured']);
    const collapsed = 'begin\n... [Tool output collapsed from previous turn: 9 bytes omitted to conserve memory] ...';
    const shorter = message('b', 'gemini', 'ok', call(collapsed));
    assert.deepEqual(told(...before, shorter, ...after), ['sent 1 measured', 'sent 3 measured']);
    assert.deepEqual(told(...before, anew, ...after), ['sent 1 measured', 'sent 3 measured']);
    const [, user, , answer] = before;
    assert.deepEqual(told(...before, { $set: { messages: [user, anew, answer] } }, ...after), [
      ...['sent 1 measured', 'sent 3 measured'],
    ]);
  });
});

describe('the document of a session', () => {
  const blocksOf = (...records: readonly object[]): readonly (readonly [string, string])[] => {
    const names = { detect: () => [], shown: (name: string) => name };
    const transcript = new Transcript(names, createScanner(), 's');
    lines('claude-code.sessions', records)(transcript);
    return transcript.blocks.map(({ text, status }) => [text, status] as const);
  };

  it('says of a result that something else took its place before a request carried it', () => {
    const replacement = {
      ...{ type: 'content-replacement', sessionId: 's' },
      replacements: [{ kind: 'tool-result', toolUseId: 'a', replacement: 'short' }],
    };
    const found = result('a', 2, 'whole');
    assert.deepEqual(blocksOf(found, replacement), [
      ['whole', 'stored-only'],
      ['short', 'sent'],
    ]);
    assert.deepEqual(blocksOf(found, answer('m1', 3), replacement)[0], ['whole', 'sent'], 'one did');
  });
});

import assert from 'node:assert/strict';
import { NeedleDetector } from '../../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../../src/core/history/tally/tally.ts';
import { alone, became, readingOf, toldOf } from '../support.ts';

const words = ['prompt-word', 'result-word', 'shown-word', 'answer-word'];

const said = (role: string, content: string, more: object = {}): object => ({ message: { role, content }, ...more });
const called = (status: string): { readonly toolCallStates: readonly object[] } => ({
  toolCallStates: [
    {
      ...{ toolCallId: 't', status, output: [{ name: 'Terminal', content: 'result-word' }] },
      toolCall: { id: 't', function: { name: 'run_terminal_command', arguments: '{"command":"env"}' } },
    },
  ],
});
const told = (...history: readonly object[]): readonly string[] => {
  const reading = readingOf('continue.sessions');
  if (reading.format !== 'document') throw new Error();
  return Object.values(became(words, sink => reading.map({ sessionId: 's', history }, sink, alone)));
};

// In the form created by gui/src/redux of continuedev/continue (read 2026-12-01).
describe('sessions of the extension of Continue', () => {
  const next = [said('user', 'more'), said('assistant', 'ok')];

  it('hold what came of a call that a person cancelled, of which the model is told nothing', () => {
    const ended = (status: string): string | undefined =>
      told(said('user', 'prompt-word'), said('assistant', '', called(status)), ...next)[1];
    assert.equal(ended('done'), 'sent 1 measured');
    assert.equal(ended('errored'), 'sent 1 measured');
    assert.equal(ended('canceled'), 'stored');
  });

  it('hold output of a command that still runs, for which nobody was asked yet', () => {
    const first = [said('user', 'prompt-word'), said('assistant', '', called('calling'))];
    assert.equal(told(...first)[1], 'stored');
    assert.equal(told(...first, ...next)[1], 'sent 1 measured');
  });

  it('send what is attached to a prompt, and not what is shown beside an answer', () => {
    const attached = (content: string): object => ({ contextItems: [{ name: 'a.py', content }] });
    const history = [
      said('user', 'prompt-word', attached('result-word')),
      said('assistant', 'ok', { ...attached('shown-word'), reasoning: { active: false, text: 'answer-word' } }),
      ...next,
    ];
    assert.deepEqual(told(...history), ['sent 2 measured', 'sent 2 documented', 'stored', 'stored']);
  });

  it('are summarised without what stands beside the messages', () => {
    const history = [
      said('user', 'prompt-word', { contextItems: [{ name: 'a.py', content: 'result-word' }] }),
      said('assistant', 'answer-word', { conversationSummary: 'shown-word' }),
      ...next,
    ];
    assert.deepEqual(told(...history), [
      ...['sent 2 measured', 'sent 1 documented', 'sent 1 documented', 'sent 1 measured'],
    ]);
  });

  it('name their folder and attached files by address', () => {
    const reading = readingOf('continue.sessions');
    if (reading.format !== 'document') throw new Error();
    const uri = { type: 'file', value: 'file:///work/a%20b.env' };
    const item = { name: 'a b.env', content: 'prompt-word', uri };
    const history = [said('user', 'hi', { contextItems: [item] }), said('assistant', 'ok')];
    const tally = new Tally(new NeedleDetector(words));
    reading.map({ sessionId: 's', workspaceDirectory: 'file:///work', history }, tally, alone);
    const [lane] = tally.results(true);
    assert.equal(lane?.facts.cwd, '/work');
    const ofCli = new Tally(new NeedleDetector(words));
    reading.map({ sessionId: 's', workspaceDirectory: '/work', history }, ofCli, alone);
    assert.equal(ofCli.results(true)[0]?.facts.cwd, '/work');
    assert.equal(lane.carried[0]?.path, '/work/a b.env');
  });

  it('have the first call of a tool in common with their copies, which repeat what was sent', () => {
    const reading = readingOf('continue.sessions');
    if (reading.format !== 'document') throw new Error();
    const told = (id: string): readonly number[] => {
      const states = called('done').toolCallStates.map(each => ({ ...each, toolCallId: id }));
      const history = [said('user', 'prompt-word'), said('assistant', '', { toolCallStates: states })];
      const file = (sessionId: string, ...more: readonly object[]): Parameters<typeof toldOf>[2][number] => {
        return sink => reading.map({ sessionId, history: [...history, ...more] }, sink, alone);
      };
      return toldOf(words, 'continue.sessions', [file('s', ...next), file('copy', ...next, ...next)]).slice(0, 2);
    };
    assert.deepEqual(told('call_0123456789abcdef'), [3, 2]);
    // A number that starts again in each session.
    assert.deepEqual(told('call_1'), [5, 3]);
  });
});

import assert from 'node:assert/strict';
import { transcripts } from '../../../src/core/assistants/transcripts.ts';
import { NeedleDetector } from '../../../src/core/history/detection/needles.ts';
import { Tally } from '../../../src/core/history/tally/tally.ts';
import { joinHistory } from '../../../src/core/history/report.ts';
import { lines, time } from './support.ts';

/** Returns provider and host of the only session in some records. */
function placeOf(store: string, records: readonly object[]): readonly unknown[] {
  const found = transcripts.flatMap(({ stores }) => stores).find(({ id }) => id === store);
  if (found === undefined) throw new Error(store);
  const tally = new Tally(new NeedleDetector([]));
  lines(store, records)(tally);
  const { sessions } = joinHistory([{ store: found, lanes: tally.results(true) }], transcripts);
  return sessions.map(({ provider, host, hostFrom }) => [provider, host, hostFrom]);
}

describe('where the requests of a session went', () => {
  it('Claude Code: to Anthropic by default, and nobody knows where if a program uses the SDK', () => {
    const records = (entrypoint: string | undefined): readonly object[] => [
      { type: 'queue-operation', sessionId: 's', timestamp: time(0) },
      { type: 'user', uuid: 'u', sessionId: 's', timestamp: time(1), message: { content: 'go' }, entrypoint },
      {
        type: 'assistant',
        uuid: 'a',
        sessionId: 's',
        timestamp: time(2),
        message: { id: 'm', content: 'ok' },
        entrypoint,
      },
    ];
    const told = (entrypoint?: string): readonly unknown[] => placeOf('claude-code.sessions', records(entrypoint));
    for (const each of [undefined, 'cli', 'claude-vscode'])
      assert.deepEqual(told(each), [['anthropic', 'api.anthropic.com', 'default']]);
    for (const each of ['sdk-ts', 'sdk-py']) assert.deepEqual(told(each), [[null, null, 'unknown']]);
  });

  it('Codex: a provider that VS Code gives it has no host that is known', () => {
    const records = (provider: string): readonly object[] => [
      { type: 'session_meta', timestamp: time(0), payload: { id: 's', model_provider: provider } },
      {
        ...{ type: 'response_item', timestamp: time(1) },
        payload: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'ok' }] },
      },
    ];
    assert.deepEqual(placeOf('codex.sessions', records('openai')), [['openai', 'api.openai.com', 'default']]);
    assert.deepEqual(placeOf('codex.sessions', records('vscode-proxy')), [['vscode-proxy', null, 'unknown']]);
  });
});

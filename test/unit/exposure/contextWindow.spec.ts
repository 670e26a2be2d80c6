import assert from 'node:assert/strict';
import type { ContextItem, Simulation } from '../../../src/core/context/types.ts';
import { contextWindowOf, isSent } from '../../../src/core/exposure/window/contextWindow.ts';
import { message } from '../../../src/core/message.ts';
import type { Verdict } from '../../../src/core/ignore/types.ts';
import type { Finding } from '../../../src/core/secrets/types.ts';

const active = 'file:///w/a.ts';

function item(more: Partial<ContextItem>): ContextItem {
  return {
    assistant: 'copilot',
    feature: 'completion',
    uri: active,
    kind: 'range',
    startLine: 1,
    endLine: 10,
    tokens: 100,
    inclusion: 'certain',
    reason: message('context.noActiveDocument'),
    fidelity: 'exact',
    ...more,
  };
}

function finding(start: number, startLine: number): Finding {
  return { start, startLine, endLine: startLine } as Finding;
}

function verdict(of: Verdict['verdict']): Verdict {
  return { assistant: 'copilot', feature: 'completion', verdict: of } as Verdict;
}

function windowOf(
  items: readonly ContextItem[],
  more: Partial<Simulation> = {},
  verdicts: Readonly<Record<string, Verdict>> = {},
) {
  const simulation = {
    assistant: 'copilot',
    feature: 'completion',
    items,
    payload: [],
    unknowns: [],
    ...more,
  } as const;
  const findings = new Map([[active, [finding(5, 2), finding(90, 10), finding(200, 30)]]]);
  return contextWindowOf(simulation, {
    findings,
    verdictsOf: uri => (verdicts[uri] === undefined ? [] : [verdicts[uri]]),
    active,
  });
}

describe('the window of a feature', () => {
  it('puts what is sent first, then what may be, what can be asked for, and what is held back', () => {
    const held = 'file:///w/.env';
    const { parts, tokens } = windowOf(
      [
        item({ kind: 'reachable', startLine: null, endLine: null, tokens: 0 }),
        item({ uri: held, kind: 'file', tokens: 7 }),
        item({ inclusion: 'possible', tokens: 20 }),
        item({ inclusion: 'dropped', tokens: 50 }),
        item({ uri: 'file:///w/b.ts' }),
        item({ kind: 'path', startLine: null, endLine: null, tokens: 3 }),
      ],
      {},
      { [held]: verdict('held-back') },
    );
    assert.deepEqual(
      parts.map(({ kind, standing }) => `${kind} ${standing}`),
      ['snippet sent', 'about sent', 'this-file may-be-sent', 'on-demand sent', 'whole-file held-back'],
    );
    assert.equal(tokens, 103, 'neither what may be sent nor what is held back counts');
    assert.deepEqual(parts.map(isSent), [true, true, false, false, false]);
  });

  it('counts a secret once, only in the lines that go, and none in paths or what is held back', () => {
    const twice = windowOf([item({ endLine: 9 }), item({ startLine: 2, endLine: 10 }), item({ kind: 'path' })]);
    assert.equal(twice.secrets, 2);
    assert.deepEqual(
      twice.parts.map(each => each.secrets),
      [1, 2, 0],
    );
    assert.equal(windowOf([item({ startLine: null, endLine: null, kind: 'file' })]).secrets, 3, 'the whole file');
    assert.equal(windowOf([item({ inclusion: 'possible' })]).secrets, 2, 'what may be sent counts');
    assert.equal(windowOf([item({})], {}, { [active]: verdict('held-back') }).secrets, 0);
    assert.equal(
      windowOf([item({})], {}, { [active]: verdict('unknown') }).secrets,
      2,
      'unless the account excludes it',
    );
  });

  it('has a limit where one is known, and tells how much is not', () => {
    const unknowns = [message('context.noActiveDocument')];
    assert.deepEqual(windowOf([], { limit: { tokens: 9, fidelity: 'exact' }, unknowns }), {
      ...{ assistant: 'copilot', feature: 'completion', parts: [], tokens: 0, secrets: 0, unknowns: 1 },
      limit: { tokens: 9, fidelity: 'exact' },
      ownTokens: null,
    });
    assert.equal(windowOf([]).limit, null);
  });
});

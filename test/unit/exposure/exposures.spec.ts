import assert from 'node:assert/strict';
import type { Assistant, FeatureId } from '../../../src/core/assistants/types.ts';
import type { ContextItem } from '../../../src/core/context/types.ts';
import { exposuresOf } from '../../../src/core/exposure/exposures.ts';
import { isAtLeast, riskOf, worstRisk } from '../../../src/core/exposure/risk.ts';
import type { Reach } from '../../../src/core/exposure/types.ts';
import type { Verdict, VerdictKind } from '../../../src/core/ignore/types.ts';
import { message } from '../../../src/core/message.ts';
import type { Confidence, Finding } from '../../../src/core/secrets/types.ts';

const source = { ref: 'a test', date: '2026-11-21' };

function assistant(
  id: string,
  features: Partial<Record<FeatureId, 'open-documents' | 'workspace' | 'named-files'>>,
): Assistant {
  return {
    id,
    name: id,
    features: Object.entries(features).map(([feature, reach]) => ({
      id: feature as FeatureId,
      reach,
      fidelity: 'documented',
      source,
    })),
    mechanisms: [],
    detection: { extensionIds: [], commands: [], paths: [] },
  };
}

function finding(confidence: Confidence = 'high', startLine = 5, endLine = startLine): Finding {
  return {
    ruleId: 'r',
    provider: 'P',
    path: 'a.ts',
    start: 0,
    end: 10,
    startLine,
    startColumn: 1,
    endLine,
    endColumn: 11,
    confidence,
    validation: 'none',
    description: message('context.copilot.empty'),
    redacted: '…',
    fingerprint: 'f',
  };
}

function item(over: Partial<ContextItem> = {}): ContextItem {
  return {
    assistant: 'one',
    feature: 'completion',
    uri: 'file:///a.ts',
    kind: 'range',
    startLine: 1,
    endLine: 10,
    tokens: 3,
    inclusion: 'certain',
    reason: message('context.copilot.empty'),
    fidelity: 'exact',
    ...over,
  };
}

function verdict(kind: VerdictKind, feature: FeatureId = 'completion', id = 'one'): Verdict {
  const claim = { fidelity: 'exact', source: { ref: 'made up', date: '2026-11-20' } } as const;
  const why = message('context.copilot.empty');
  const rest = { by: null, basis: 'no-rule', uncounted: null, why, ...claim } as const;
  return { path: 'a.ts', assistant: id, feature, verdict: kind, ...rest };
}

interface Scene {
  readonly items?: readonly ContextItem[];
  readonly verdicts?: readonly Verdict[];
  readonly assistants?: readonly Assistant[];
  readonly found?: Finding;
  readonly assumeOpen?: boolean;
}

function exposures(scene: Scene) {
  return exposuresOf({
    findings: [{ uri: 'file:///a.ts', finding: scene.found ?? finding() }],
    simulations: [{ assistant: 'one', feature: 'completion', items: scene.items ?? [], payload: [], unknowns: [] }],
    assistants: scene.assistants ?? [assistant('one', { completion: 'open-documents' })],
    verdictsOf: () => scene.verdicts ?? [verdict('sent')],
    assumeOpen: scene.assumeOpen ?? false,
  });
}

describe('exposures', () => {
  it('joins a finding with the item that carries its lines', () => {
    const [exposure] = exposures({ items: [item()] });
    assert.equal(exposure?.risk, 'critical');
    assert.equal(exposure?.reaches[0]?.item?.startLine, 1);
  });

  it('leaves out a finding that stands outside every item', () => {
    assert.deepEqual(exposures({ items: [item({ startLine: 6, endLine: 9 })] }), []);
    assert.deepEqual(exposures({ items: [item({ startLine: 1, endLine: 4 })] }), []);
  });

  it('counts a finding that only touches an item at its first or last line', () => {
    assert.equal(exposures({ found: finding('high', 3, 6), items: [item({ startLine: 6, endLine: 9 })] }).length, 1);
    assert.equal(exposures({ found: finding('high', 9, 12), items: [item({ startLine: 6, endLine: 9 })] }).length, 1);
  });

  it('takes an item without lines as the whole file', () => {
    assert.equal(exposures({ items: [item({ kind: 'file', startLine: null, endLine: null })] }).length, 1);
  });

  it('does not take a path or a state for the text of a file', () => {
    assert.deepEqual(exposures({ items: [item({ kind: 'path', startLine: null, endLine: null })] }), []);
    assert.deepEqual(exposures({ items: [item({ kind: 'state', startLine: null, endLine: null })] }), []);
  });

  it('does not count an item that was dropped', () => {
    assert.deepEqual(exposures({ items: [item({ inclusion: 'dropped' })] }), []);
  });

  it('prefers the surest item', () => {
    const [exposure] = exposures({ items: [item({ inclusion: 'possible' }), item({ tokens: 9 })] });
    assert.equal(exposure?.reaches[0]?.item?.inclusion, 'certain');
    assert.equal(exposure?.reaches[0]?.item?.tokens, 9);
  });

  it('leaves out what a rule holds back', () => {
    assert.deepEqual(exposures({ items: [item()], verdicts: [verdict('held-back')] }), []);
  });

  it('keeps what is unknown, as less than certain', () => {
    const [exposure] = exposures({ items: [item()], verdicts: [verdict('unknown')] });
    assert.equal(exposure?.risk, 'high');
  });

  it('counts what an agent can read on demand', () => {
    const assistants = [assistant('one', { agent: 'workspace' })];
    const [exposure] = exposures({ assistants, verdicts: [verdict('sent', 'agent')] });
    assert.equal(exposure?.reaches[0]?.item, null);
    assert.equal(exposure?.risk, 'high');
  });

  it('takes a closed file for open only where asked to', () => {
    assert.deepEqual(exposures({}), []);
    assert.equal(exposures({ assumeOpen: true }).length, 1);
    const named = [assistant('one', { chat: 'named-files' })];
    assert.deepEqual(exposures({ assistants: named, verdicts: [verdict('sent', 'chat')], assumeOpen: true }), []);
  });

  it('does not mix assistants and features up', () => {
    assert.deepEqual(exposures({ items: [item({ assistant: 'two' })] }), []);
    assert.deepEqual(exposures({ items: [item({ feature: 'chat' })] }), []);
    assert.deepEqual(exposures({ items: [item()], verdicts: [verdict('sent', 'completion', 'two')] }), []);
  });
});

describe('risk', () => {
  const reach = (inclusion: ContextItem['inclusion'] | null, kind: VerdictKind = 'sent'): Reach => ({
    verdict: verdict(kind),
    item: inclusion === null ? null : item({ inclusion }),
  });
  const table: readonly (readonly [Reach, readonly string[]])[] = [
    [reach('certain'), ['critical', 'high', 'low']],
    [reach('certain', 'unknown'), ['high', 'medium', 'low']],
    [reach('possible'), ['high', 'medium', 'low']],
    [reach(null), ['high', 'medium', 'low']],
  ];
  for (const [way, levels] of table) {
    it(`is ${levels.join(', ')} for ${way.item?.kind ?? 'no item'}, ${way.item?.inclusion ?? ''}, ${way.verdict.verdict}`, () => {
      assert.deepEqual(
        (['high', 'medium', 'low'] as const).map(confidence => riskOf(finding(confidence), [way])),
        levels,
      );
    });
  }

  it('is none without a way out, and of several ways the worst', () => {
    assert.equal(riskOf(finding(), []), 'none');
    assert.equal(riskOf(finding(), [reach(null), reach('certain')]), 'critical');
  });

  it('orders the levels', () => {
    assert.ok(isAtLeast('high', 'medium') && isAtLeast('high', 'high') && !isAtLeast('low', 'medium'));
    assert.equal(worstRisk([]), 'none');
    const exposure = exposures({ items: [item()] })[0];
    assert.ok(exposure);
    assert.equal(
      worstRisk([
        { ...exposure, risk: 'low' },
        { ...exposure, risk: 'high' },
        { ...exposure, risk: 'medium' },
      ]),
      'high',
    );
  });
});

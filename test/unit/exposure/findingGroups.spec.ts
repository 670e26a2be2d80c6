import assert from 'node:assert/strict';
import { groupFindings, type Grouping } from '../../../src/core/exposure/findingGroups.ts';
import type { Exposure } from '../../../src/core/exposure/types.ts';
import type { Finding } from '../../../src/core/secrets/types.ts';

const finding = (ruleId: string, start: number): Finding => ({ ruleId, start }) as Finding;
const first = finding('stripe', 5);
const second = finding('github', 9);
const third = finding('stripe', 1);
const findings = new Map([
  ['file:///b', [first, second]],
  ['file:///a', [third]],
]);
const reaches = (...ids: string[]) => ids.map(assistant => ({ verdict: { assistant } }));
const exposures = [
  { finding: first, reaches: reaches('cursor', 'copilot', 'cursor') },
  { finding: third, reaches: reaches('copilot') },
] as unknown as Exposure[];

function grouped(grouping: Grouping): readonly string[] {
  return groupFindings(findings, exposures, grouping).map(
    ({ key, members }) => `${key}: ${members.map(each => `${each.uri.slice(-1)}${each.finding.start}`).join(' ')}`,
  );
}

describe('findings in groups', () => {
  it('by file', () => assert.deepEqual(grouped('file'), ['file:///a: a1', 'file:///b: b5 b9']));
  it('by rule', () => assert.deepEqual(grouped('rule'), ['github: b9', 'stripe: a1 b5']));
  it('by assistant, once in each that it reaches; those that reach none come last', () =>
    assert.deepEqual(grouped('assistant'), ['copilot: a1 b5', 'cursor: b5', ': b9']));
  it('cells of a notebook beside its outputs, in all groupings', () => {
    const cell = 'vscode-notebook-cell:/a/b.ipynb#W1sZmlsZQ==';
    const places = ['file:///z.ts', cell, 'untitled:Untitled-1', 'file:///a/b.ipynb#output2', 'file:///a/a.ts'];
    const found = new Map(places.map(uri => [uri, [first]]));
    const order = ['file:///a/a.ts', cell, 'file:///a/b.ipynb#output2', 'file:///z.ts', 'untitled:Untitled-1'];
    assert.deepEqual(
      groupFindings(found, [], 'file').map(({ key }) => key),
      order,
    );
    const [all] = groupFindings(found, [], 'rule');
    assert.deepEqual(
      all?.members.map(({ uri }) => uri),
      order,
    );
  });
  it('none without findings', () => assert.deepEqual(groupFindings(new Map(), [], 'rule'), []));
});

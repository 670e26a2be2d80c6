import assert from 'node:assert/strict';
import { type BadgeSource, Badges } from '../../../src/core/exposure/badges.ts';
import type { Exposure } from '../../../src/core/exposure/types.ts';
import type { Verdict } from '../../../src/core/ignore/types.ts';
import { findingIn } from './finding.ts';

const verdict = (assistant: string, kind: Verdict['verdict']): Verdict => ({ assistant, verdict: kind }) as Verdict;
const seen = (): readonly Verdict[] => [verdict('copilot', 'sent'), verdict('cursor', 'held-back')];
const held = (): readonly Verdict[] => [verdict('copilot', 'held-back')];

function source(verdictsOf: BadgeSource['verdictsOf'], secrets: Readonly<Record<string, number>> = {}): BadgeSource {
  const findings = new Map(
    Object.entries(secrets).map(([uri, count]) => [uri, Array.from({ length: count }, () => findingIn('a'))] as const),
  );
  const exposures = [...findings.values()].flat().map(finding => ({ finding }) as Exposure);
  return { findings, exposures, verdictsOf };
}

const newBadges = (): Badges =>
  new Badges(
    uri => uri.replace(/^cell:(.*)#.*$/, 'file:$1'),
    uri => uri.slice('file:///w/'.length),
  );

describe('badges of files', () => {
  it('that were asked for before anything is known come with the first snapshot', () => {
    const badges = newBadges();
    assert.equal(badges.of('file:///w/.env'), null);
    assert.equal(badges.of('file:///w/a.ts'), null);
    assert.deepEqual(badges.update(source(seen)), ['file:///w/.env']);
    assert.deepEqual(badges.of('file:///w/.env'), { secrets: 0, seenBy: ['copilot'] });
  });

  it('change with the rules and with the secrets, and are told once', () => {
    const badges = newBadges();
    badges.update(source(seen));
    badges.of('file:///w/.env');
    assert.deepEqual(badges.update(source(held)), ['file:///w/.env']);
    assert.equal(badges.of('file:///w/.env'), null);
    assert.deepEqual(badges.update(source(held)), []);
    assert.deepEqual(badges.update(source(seen, { 'file:///w/a.ts': 2 })).toSorted(), [
      'file:///w/.env',
      'file:///w/a.ts',
    ]);
    assert.deepEqual(badges.of('file:///w/a.ts'), { secrets: 2, seenBy: ['copilot'] });
    badges.of('file:///w/.env');
    assert.deepEqual(badges.update(source(seen)), ['file:///w/a.ts']);
  });

  it('look at rules again only where the rules are others', () => {
    let asked = 0;
    const counting = (): readonly Verdict[] => {
      asked++;
      return seen();
    };
    const badges = newBadges();
    badges.update(source(counting));
    badges.of('file:///w/.env');
    asked = 0;
    badges.update(source(counting));
    assert.equal(asked, 0);
  });

  it('count what the cells of a notebook hold for its file', () => {
    const badges = newBadges();
    badges.update(source(seen, { 'cell:///w/n.ipynb#1': 1, 'cell:///w/n.ipynb#2': 2 }));
    assert.equal(badges.of('file:///w/n.ipynb')?.secrets, 3);
  });
});

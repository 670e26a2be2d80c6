import assert from 'node:assert/strict';
import { allRules, patternRules, ruleById } from '../../../src/core/secrets/catalogue.ts';
import { patternSource } from '../../../src/core/secrets/engine/pattern.ts';
import { createScanner } from '../../../src/core/secrets/scanner.ts';
import { templates } from '../../../src/text/templates.ts';
import { render } from '../../../src/text/render.ts';
import { sample } from './support.ts';

const scanner = createScanner();

describe('secrets: rules', () => {
  it('have unique ids of small letters, digits and hyphens', () => {
    const ids = allRules().map(rule => rule.id);
    assert.equal(new Set(ids).size, ids.length, ids.filter((id, i) => ids.indexOf(id) !== i).join());
    for (const id of ids) assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  it('are many', () => assert.ok(patternRules.length > 270, String(patternRules.length)));

  it('have keywords in small letters that a match can hold', () => {
    for (const rule of patternRules) {
      assert.ok(rule.keywords.length > 0, rule.id);
      for (const keyword of rule.keywords) {
        assert.equal(keyword, keyword.toLowerCase(), rule.id);
        assert.ok(keyword.length > 0, rule.id);
      }
    }
  });

  for (const rule of patternRules) {
    it(`${rule.id} finds what its pattern describes`, () => {
      const lookBehind = /\(\?<=/.test(rule.pattern ?? '');
      for (let seed = 1, left = 3; left > 0; seed++) {
        assert.ok(seed < 60, 'no usable sample');
        const secret = sample(patternSource(rule.pattern ?? ''), seed);
        const keyword = rule.options.near === true ? `${rule.keywords[0] ?? ''}: ` : lookBehind ? '?a=1&' : '';
        const text = `x ${keyword}${secret} `;
        if (!new RegExp(patternSource(rule.pattern ?? '')).test(text)) continue;
        if (rule.options.entropy !== undefined && entropyOf(secret) < rule.options.entropy + 0.2) continue;
        left--;
        const covered = scanner.scan({ path: 'a.txt', text }).some(finding => finding.end > 2 + keyword.length);
        assert.ok(covered, text);
      }
    });
  }

  it('are found by id, with sentences that have templates', () => {
    for (const rule of allRules()) {
      const facts = ruleById(rule.id);
      assert.ok(facts !== null);
      for (const message of [facts.description, facts.rotation]) {
        assert.ok(message.code in templates, message.code);
        assert.doesNotMatch(render(message), /[{}]|undefined/);
      }
      if (facts.docs !== null) assert.match(facts.docs, /^https:\/\//);
    }
    assert.equal(ruleById('no-such-rule'), null);
  });
});

function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum - (n / text.length) * Math.log2(n / text.length), 0);
}

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { managedTools } from '../../../src/core/assistants/managed.ts';
import { RuleSet } from '../../../src/core/ignore/gitignore/evaluate.ts';
import { refusedReads, refusedRule } from '../../../src/core/policy/managed/geminiRules.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { isList, isObject } from '../../../src/core/settings/values.ts';

const policyOf = (patterns: readonly string[]): Policy => ({
  ...emptyPolicy,
  classifications: [{ name: 'x', patterns, mayReach: [] }],
});

function expressionsOf(patterns: readonly string[]): readonly string[] {
  const rules = refusedReads('gemini-cli')(policyOf(patterns));
  const all = isList(rules) ? rules.map(each => (isObject(each) ? each['argsPattern'] : undefined)) : [];
  return all.filter(each => typeof each === 'string');
}

/** Whether the patterns match in the same way as in the tool: in the JSON of a call's arguments. */
const refuses = (patterns: readonly string[], path: string): boolean =>
  expressionsOf(patterns).some(each => new RegExp(each).test(JSON.stringify({ file_path: path, limit: 5 })));

describe('rules that refuse Gemini CLI to read', () => {
  it('have no quantifier behind a group, which the tool would refuse with the rule', () => {
    const rules = refusedReads('gemini-cli')(policyOf(['.env', '*.pem', '/secrets/', 'a/**/b', 'x/**/*.json']));
    assert.equal(refusedRule({ rule: rules ?? [] }), null);
    assert.notEqual(refusedRule({ rule: [{ argsPattern: '"(?:[^"]*/)?\\.env"' }] }), null);
    assert.notEqual(refusedRule({ rule: [{ argsPattern: 'x'.repeat(2049) }] }), null);
  });

  it('match a path of Windows, which JSON writes with two backslashes, and a name with an escaped sign', () => {
    assert.ok(refuses(['/secrets/'], 'C:\\work\\secrets\\a.txt') && refuses(['.env'], 'C:\\work\\.env'));
    assert.ok(refuses(['a\\*b'], '/w/a*b') && !refuses(['a\\*b'], '/w/axb'));
    assert.ok(!refuses(['.env'], '/w/x.env') && !refuses(['a/**/b'], '/w/a/xb') && refuses(['a/**/b'], '/w/a/b'));
  });

  it('match what gitignore matches, wherever the repository lies', () => {
    const word = fc.constantFrom('a', 'b', 'secrets', '.env', 'x.pem');
    const part = fc.oneof(word, fc.constantFrom('*', '*.pem', '?', '[ab]', '[!a]', 's*s'));
    const pattern = fc
      .tuple(
        fc.constantFrom('', '/', '**/'),
        fc.array(fc.oneof(part, fc.constant('**')), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '/'),
      )
      .map(([start, parts, end]) => start + parts.join('/') + end)
      .filter(each => !/\*\*\/\*\*|^\/?\*\*\/?$/.test(each));
    const path = fc.array(word, { minLength: 1, maxLength: 5 }).map(parts => parts.join('/'));
    fc.assert(
      fc.property(pattern, path, (rule, name) => {
        const set = new RuleSet([{ path: 'x', mechanism: 'x', base: '', text: rule }]);
        // A rule that counts from the root refuses more, because the tool does not know where the root is.
        if (set.decide(name).ignored) assert.ok(refuses([rule], `/work/${name}`), `${rule} ${name}`);
        // A wildcard for a whole name may match a folder above the repository, or a comma between arguments.
        else if (!/^\/|[^/]\/.|[*?\]]\/$|^(?:\?|\*+|\[.*\])$/.test(rule.replace(/^\*\*\//, '')))
          assert.ok(!refuses([rule], `/zq/${name}`), `not ${rule} ${name}`);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the list of files that Codex must not read', () => {
  it('has no glob from the root, which keeps it from starting where a sandbox is in force', () => {
    const codex = managedTools.find(({ tool }) => tool === 'codex');
    const control = codex?.controls.find(({ rule }) => rule === 'classifications.heldBack');
    const list = control?.value(policyOf(['.env', '/secrets/']));
    assert.ok(isList(list) && list.includes('~/**/.env') && list.includes('~/**/secrets/**'));
    const layer = codex?.layers.find(({ id }) => id === 'requirements');
    assert.equal(layer?.flawIn?.({ permissions: { filesystem: { deny_read: list } } }), null);
    assert.notEqual(layer?.flawIn?.({ permissions: { filesystem: { deny_read: ['/**/.env'] } } }), null);
  });
});

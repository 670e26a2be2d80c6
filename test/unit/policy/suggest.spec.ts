import assert from 'node:assert/strict';
import fc from 'fast-check';
import { policyHint, policySuggestions } from '../../../src/core/policy/read/suggest.ts';

/** Returns the words offered at `|`. */
function offered(marked: string): readonly string[] {
  const at = marked.indexOf('|');
  return policySuggestions(marked.replace('|', ''), at).map(({ word }) => word);
}

/** Returns the text after the suggestion of that word was accepted. */
function taken(marked: string, word: string): string {
  const text = marked.replace('|', '');
  const found = policySuggestions(text, marked.indexOf('|')).find(each => each.word === word);
  assert.ok(found, `${word} is not offered in ${marked}`);
  return text.slice(0, found.start) + found.insert + text.slice(found.end);
}

const hint = (marked: string) => policyHint(marked.replace('|', ''), marked.indexOf('|'));

describe('what is offered in a policy that is being written', () => {
  it('is the sections that are not there yet, also in an empty file', () => {
    assert.ok(offered('|').includes('organisation'));
    const words = offered('version: 1\nsand|\ntelemetry: { vendor: deny }\n');
    assert.ok(words.includes('sandbox') && !words.includes('version') && !words.includes('telemetry'));
    assert.equal(taken('version: 1\nsand|\n', 'sandbox'), 'version: 1\nsandbox:\n');
  });

  it('is the keys of a section, in both ways of writing it and in entries of lists', () => {
    assert.deepEqual(offered('sandbox:\n  |\n'), ['required', 'network']);
    assert.deepEqual(offered('sandbox: { required: true, | }'), ['network']);
    assert.deepEqual(offered('sandbox: {|'), ['required', 'network']);
    assert.deepEqual(offered('tools:\n  approved:\n    - |\n'), ['id', 'minimum', 'maximum']);
    assert.deepEqual(offered('tools:\n  approved:\n    - id: codex\n      |\n'), ['minimum', 'maximum']);
    assert.equal(taken('sandbox:\n  re|quired: true\n', 'network'), 'sandbox:\n  network: true\n');
  });

  it('is the words of a value', () => {
    assert.deepEqual(offered('sandbox:\n  required: |\n'), ['true', 'false']);
    assert.deepEqual(offered('permissions: { bypass: d| }'), ['allow', 'deny']);
    assert.deepEqual(offered('version: |'), ['1']);
    assert.ok(offered('tools:\n  approved:\n    - id: cl|\n').includes('claude-code'));
    assert.ok(offered('exceptions:\n  - rule: |\n').includes('sandbox.required'));
    assert.ok(offered('exceptions:\n  - tools: [codex, |]\n').includes('cursor'));
  });

  it('is names of other parts: hosts for classes, keys for the settings of a tool', () => {
    const hosts = 'modelHosts: { others: deny, allowed: [{ id: gateway, hosts: [a.example.com] }] }\n';
    assert.deepEqual(offered(`${hosts}classifications:\n  - name: x\n    mayReach: [|]\n`), ['gateway']);
    const keys = offered('settings:\n  required:\n    - tool: vscode\n      key: |\n      value: x\n');
    assert.ok(keys.includes('update.mode') && !keys.includes('disableArtifact'));
  });

  it('is nothing in comments, in quotation marks and where nothing is known', () => {
    for (const text of ['# |', 'version: 1 # |', 'organisation: { name: "|" }', 'organisation:\n  name: |', 'x: { | }'])
      assert.deepEqual(offered(text), [], text);
  });

  it('explains a key and a value', () => {
    const found = hint('sandbox:\n  net|work: deny\n');
    assert.equal(found?.name, 'sandbox.network');
    assert.match(found.description ?? '', /Network for commands/);
    assert.deepEqual(found.words, ['allow', 'deny']);
    assert.match(hint('tools: { approved: [{ id: codex, minimum: "1.|0" }] }')?.looksLike ?? '', /version/);
    assert.equal(hint('zq: |1'), null);
  });

  it('never throws, whatever is written, and replaces the word at the cursor alone', () => {
    const piece = fc.constantFrom(
      ...[
        'tools:',
        ' ',
        '\n',
        '  ',
        '- ',
        '{',
        '}',
        '[',
        ']',
        ': ',
        '&a',
        '*a',
        '<<',
        '|',
        '"',
        "'",
        '#',
        '\t',
        '\r\n',
      ],
      ...['approved', 'deny', '!!js', '%YAML', '---', '\ufeff', '\u2028', '0', 'zq'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(200), (pieces, at) => {
        const text = pieces.join('');
        const offset = Math.min(at, text.length);
        for (const { start, end } of policySuggestions(text, offset)) {
          assert.ok(start <= offset && offset <= end && !/[\s:]/.test(text.slice(start, end)));
        }
        policyHint(text, offset);
      }),
      { numRuns: 3000 },
    );
    assert.deepEqual(policySuggestions('['.repeat(100_000), 100_000), []);
    assert.deepEqual(policySuggestions(`a: ${'x'.repeat(600_000)}\n`, 600_004), []);
  });
});

import assert from 'node:assert/strict';
import { everyReference, hasReference, withEdits } from '../../../../src/core/secrets/fixes/everyReference.ts';
import { createScanner } from '../../../../src/core/secrets/scanner.ts';
import { body } from '../support.ts';

const one = body(24, 5);
const two = body(24, 6);

/** Returns the result of replacing all secrets. `§1` and `§2` stand for two secrets. */
function fixed(language: string, marked: string): { text: string; names: readonly string[]; left: number } {
  const found: { start: number; end: number; ruleId: string }[] = [];
  let text = '';
  for (const part of marked.split(/(§\d)/)) {
    const secret = part === '§1' ? one : part === '§2' ? two : null;
    if (secret !== null)
      found.push({ start: text.length, end: text.length + secret.length, ruleId: 'stripe-secret-key' });
    text += secret ?? part;
  }
  const { edits, names, left } = everyReference(text, found, language);
  return { text: withEdits(text, edits), names, left };
}

describe('secrets: every reference of a text', () => {
  it('replaces each secret where it stands', () => {
    assert.deepEqual(fixed('typescript', "const firstKey = '§1';\nconst secondKey = '§2';\n"), {
      text: 'const firstKey = process.env.FIRST_KEY;\nconst secondKey = process.env.SECOND_KEY;\n',
      names: ['FIRST_KEY', 'SECOND_KEY'],
      left: 0,
    });
  });

  it('gives two secrets of one name two variables, and one secret one', () => {
    assert.deepEqual(fixed('typescript', "f('§1', '§2', '§1')"), {
      text: 'f(process.env.STRIPE_SECRET_KEY, process.env.STRIPE_SECRET_KEY_2, process.env.STRIPE_SECRET_KEY)',
      names: ['STRIPE_SECRET_KEY', 'STRIPE_SECRET_KEY_2'],
      left: 0,
    });
  });

  it('imports once what several need', () => {
    const { text } = fixed('python', 'import sys\nfirst_key = "§1"\nsecond_key = "§2"\n');
    assert.equal(
      text,
      'import os\nimport sys\nfirst_key = os.environ["FIRST_KEY"]\nsecond_key = os.environ["SECOND_KEY"]\n',
    );
  });

  it('declares each variable of Terraform, with a number where two secrets have one name', () => {
    const { text, names } = fixed('terraform', 'a { api_key = "§1" }\nb { api_key = "§2" }\n');
    assert.deepEqual(names, ['TF_VAR_api_key', 'TF_VAR_api_key_2']);
    assert.match(text, /^a \{ api_key = var\.api_key \}\nb \{ api_key = var\.api_key_2 \}\n/);
    assert.equal(text.match(/^variable "/gm)?.length, 2);
  });

  it('leaves what cannot be replaced, and says how many', () => {
    const { text, left } = fixed('typescript', "const a_key = '§1';\nfetch('https://x/§2');\n");
    assert.equal(text, `const a_key = process.env.A_KEY;\nfetch('https://x/${two}');\n`);
    assert.equal(left, 1);
    assert.equal(fixed('json', '{"a": "§1"}').left, 1);
  });

  it('leaves no secret that the scanner finds where all can be replaced', () => {
    const key = ['sk', 'live', body(24, 7)].join('_');
    const text = `const stripeKey = '${key}';\nconst other = { stripeToken: "${['sk', 'live', body(24, 8)].join('_')}" };\n`;
    const scan = (now: string): number => createScanner().scan({ path: 'a.ts', text: now }).length;
    const findings = createScanner().scan({ path: 'a.ts', text });
    assert.equal(findings.length, 2);
    assert.ok(hasReference(text, findings, 'typescript'));
    assert.ok(!hasReference(text, findings, 'json'));
    assert.equal(scan(withEdits(text, everyReference(text, findings, 'typescript').edits)), 0);
  });
});

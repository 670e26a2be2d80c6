import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ruleIds } from '../../../src/core/policy/model/ruleIds.ts';
import { rulesOf } from '../../../src/core/policy/model/rules.ts';
import { readPolicy } from '../../../src/core/policy/read/readPolicy.ts';
import { render } from '../../../src/text/render.ts';
import { everyTemplate } from '../../../src/text/everyTemplate.ts';

const whole = readFileSync('test/unit/policy/everySection.yml', 'utf8');
const head = 'version: 1\norganisation: { name: Example }\n';

/** Returns the problems of a text, one sentence each. */
function complaints(text: string): readonly string[] {
  return readPolicy(text, 'p.yml').problems.map(({ why }) => render(why, undefined, everyTemplate));
}

describe('reading a policy', () => {
  it('takes one with every section, which demands every rule', () => {
    assert.deepEqual(complaints(whole), []);
    const { policy } = readPolicy(whole, 'p.yml');
    assert.deepEqual(policy === null ? [] : rulesOf(policy), ruleIds);
  });

  it('names the place of what it does not know, and what was probably meant', () => {
    assert.deepEqual(complaints(`${head}tols: { others: deny }\n`), [
      'p.yml:3:1: p.yml has no key tols; did you mean tools? It has: version, organisation, tools, extensions, modelHosts, ' +
        'classifications, permissions, sandbox, mcp, hooks, settings, telemetry, retention, trail, exceptions.',
    ]);
    assert.deepEqual(complaints(`${head}tools:\n  others: deny\n  approved:\n    - id: claude-cod\n`), [
      'p.yml:6:11: id does not know this; did you mean claude-code?',
    ]);
    assert.deepEqual(
      complaints(
        `${head}modelHosts: { others: deny, allowed: [{ id: gateway, hosts: [a.example] }] }\nclassifications:\n` +
          '  - { name: a, patterns: [x], mayReach: [gatewy] }\n',
      ),
      ['p.yml:5:42: mayReach does not know this; did you mean gateway?'],
    );
    assert.deepEqual(
      complaints(`${head}settings:\n  required: [{ tool: claude-code, key: disableArtefact, value: true }]\n`),
      ['p.yml:4:40: key does not know this; did you mean disableArtifact?'],
    );
  });

  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['a broken text', 'version: [1', /^p\.yml:1:\d+: this cannot be read as YAML/],
    ['nothing', '', /^p\.yml:1:1: p\.yml must be keys and values/],
    ['a wrong type', `${head}sandbox: { required: "yes" }\n`, /^p\.yml:3:22: required must be true or false/],
    [
      'a version that is a number',
      `${head}tools: { others: deny, approved: [{ id: codex, minimum: 2.1 }] }\n`,
      /:3:57: minimum must be a version such as "2\.1\.332", in quotation marks/,
    ],
    [
      'a day that is none',
      `${head}exceptions: [{ rule: mcp.allowed, until: 2026-02-30, reason: x }]\n`,
      /:3:42: until must be a day of the calendar/,
    ],
    [
      'a key that appears twice',
      `${head}sandbox: { required: true, required: false }\n`,
      /:3:28: required appears twice/,
    ],
    [
      'a negated pattern',
      `${head}classifications: [{ name: a, mayReach: [], patterns: ["!.env"] }]\n`,
      /:3:55: patterns must be a positive pattern/,
    ],
    [
      'an unclosed class',
      `${head}classifications: [{ name: a, mayReach: [], patterns: ["*.[k"] }]\n`,
      /:3:55: patterns must be a positive pattern/,
    ],
    [
      'a pattern out of the folder',
      `${head}classifications: [{ name: a, mayReach: [], patterns: [../x] }]\n`,
      /:3:55: patterns must be a positive pattern/,
    ],
    [
      'a pattern that ends in a backslash',
      `${head}classifications: [{ name: a, mayReach: [], patterns: ['x\\'] }]\n`,
      /:3:55: patterns must be a positive pattern/,
    ],
    [
      'a server without identity',
      `${head}mcp: { others: deny, allowed: [{ name: a }] }\n`,
      /:3:32: allowed needs exactly one of url, command/,
    ],
    [
      'a server with two',
      `${head}mcp: { others: deny, allowed: [{ name: a, url: "https://a.example", command: [a] }] }\n`,
      /needs exactly one of url, command/,
    ],
    [
      'an address with a password',
      `${head}telemetry: { collector: "https://a:b@c.example" }\n`,
      /:3:25: collector must be an address/,
    ],
    [
      'a host with a port',
      `${head}modelHosts: { others: deny, allowed: [{ id: a, hosts: ["a.example:80"] }] }\n`,
      /hosts must be a host name/,
    ],
    ['an alias', `${head}sandbox: &x { required: true }\nhooks: *x\n`, /:4:8: write the value out/],
    ['what is missing', 'version: 1\n', /^p\.yml:1:1: p\.yml needs the key organisation/],
    ['another version of the format', 'version: 2\norganisation: { name: x }\n', /:1:10: version must be 1/],
    [
      'versions in the wrong order',
      `${head}tools: { others: deny, approved: [{ id: codex, minimum: "2", maximum: "1" }] }\n`,
      /:3:71: the highest version is below the lowest/,
    ],
    [
      'an id twice',
      `${head}tools: { others: deny, approved: [{ id: codex }, { id: codex }] }\n`,
      /:3:56: codex appears twice/,
    ],
  ];
  for (const [name, text, expected] of wrong) {
    it(`refuses ${name}`, () => {
      const [first = ''] = complaints(text);
      assert.match(first, expected);
    });
  }

  it('repeats nothing that could be a secret', () => {
    const secret = ['sk', 'live', 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6'].join('_');
    const said = complaints(`${head}${secret}: 1\ntelemetry: { vendor: ${secret}, collector: ${secret} }\n`).join('\n');
    assert.ok(said !== '' && !said.includes(secret), said);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkPolicy } from '../../../src/core/policy/check/check.ts';
import type { PolicyFacts, RuleResult } from '../../../src/core/policy/check/types.ts';
import { emptyPolicy, type Policy } from '../../../src/core/policy/model/types.ts';
import { readPolicy } from '../../../src/core/policy/read/readPolicy.ts';
import { machine } from '../settings/machine.ts';

function facts(files: Readonly<Record<string, string>>, more: Partial<PolicyFacts> = {}): PolicyFacts {
  return {
    today: '2026-11-29',
    tools: [
      {
        id: 'claude-code',
        installed: [{ kind: 'program', name: 'claude', version: '2.1.332', place: '/usr/bin/claude' }],
      },
    ],
    readings: machine(files),
    extensions: [],
    guard: [],
    paths: null,
    verdictsOf: null,
    ...more,
  };
}

const want = (part: Partial<Policy>): Policy => ({ ...emptyPolicy, ...part });
const managed = '/etc/claude-code/managed-settings.json';
const brief = ({ outcome, layer, file }: RuleResult) => [outcome, layer, file];

describe('checking a policy', () => {
  const bypass = want({ permissions: { bypass: 'deny' } });
  const off = '{ "permissions": { "disableBypassPermissionsMode": "disable" } }';

  it('names the layer that decides', () => {
    const by = (files: Readonly<Record<string, string>>) => checkPolicy(bypass, facts(files)).map(brief);
    assert.deepEqual(by({}), [['broken', null, null]]);
    assert.deepEqual(by({ '~/.claude/settings.json': off }), [['met', 'file', '/home/u/.claude/settings.json']]);
    assert.deepEqual(by({ [managed]: off, '~/.claude/settings.json': '{}' }), [['met', 'policy', managed]]);
    const on = '{ "permissions": { "disableBypassPermissionsMode": "allow" } }';
    assert.deepEqual(by({ [managed]: off, '~/.claude/settings.json': on }), [['met', 'policy', managed]]);
    assert.deepEqual(by({ [managed]: '{ broken' }), [['unknown', 'policy', managed]]);
  });

  it('asks for the sort of service that Claude Code may use, where one host alone is allowed', () => {
    const only = (host: string, url?: string): Policy =>
      want({
        modelHosts: { others: 'deny', allowed: [{ id: 'g', hosts: [host], ...(url === undefined ? {} : { url }) }] },
      });
    const gateway = only('llm.example.com', 'https://llm.example.com');
    const byPerson = '{"env":{"CLAUDE_CODE_USE_BEDROCK":"1"}}';
    const address = '"env":{"ANTHROPIC_BASE_URL":"https://llm.example.com"}';
    const broken = (policy: Policy, content: string, own = '{}'): readonly string[] =>
      checkPolicy(policy, facts({ [managed]: `{${content}}`, '~/.claude/settings.json': own }))
        .filter(({ outcome }) => outcome !== 'met')
        .map(({ subject, outcome }) => `${subject ?? ''} ${outcome}`);
    const [list, variable] = ['allowedProviders broken', 'env.CLAUDE_CODE_USE_BEDROCK broken'];
    assert.deepEqual(broken(gateway, address, byPerson), [list, variable]);
    assert.deepEqual(broken(gateway, `${address},"allowedProviders":["customEndpoint"]`), []);
    assert.deepEqual(broken(gateway, `${address},"allowedProviders":["customEndpoint","bedrock"]`), [list]);
    const vendor = only('api.anthropic.com');
    assert.deepEqual(broken(vendor, ''), [], 'it is what is asked where nobody says anything');
    assert.deepEqual(broken(vendor, '', byPerson), [variable]);
    assert.deepEqual(broken(vendor, '"allowedProviders":["anthropic"]'), []);
    assert.deepEqual(broken(vendor, '"allowedProviders":["bedrock"]'), [list]);
    // It may refer to a cloud provider's service.
    assert.deepEqual(broken(only('*.corp.example'), '', byPerson), ['env.ANTHROPIC_BASE_URL broken']);
  });

  it('sees every switch of Claude Code that sends contents to a collector or copies sessions to the vendor', () => {
    const content = want({ telemetry: { ...emptyPolicy.telemetry, content: 'deny' } });
    const sessions = want({ retention: { ...emptyPolicy.retention, cloudSessions: 'deny' } });
    const broken = (policy: Policy, text: string) =>
      checkPolicy(policy, facts({ '~/.claude/settings.json': text })).filter(({ outcome }) => outcome === 'broken')
        .length;
    for (const name of ['USER_PROMPTS', 'ASSISTANT_RESPONSES', 'TOOL_DETAILS', 'TOOL_CONTENT', 'RAW_API_BODIES'])
      assert.equal(broken(content, `{"env":{"OTEL_LOG_${name}":"1"}}`), 1, name);
    assert.equal(broken(content, '{}'), 0);
    assert.equal(broken(sessions, '{"autoUploadSessions":true,"disableRemoteControl":true}'), 1);
  });

  it('reads a drop-in before the file, and the managed environment before the process', () => {
    const hosts = want({ modelHosts: { others: 'deny', allowed: [{ id: 'g', hosts: ['llm.example.com'] }] } });
    const env = (url: string): string => JSON.stringify({ env: { ANTHROPIC_BASE_URL: url } });
    const dropIn = '/etc/claude-code/managed-settings.d/50-x.json';
    const results = checkPolicy(
      hosts,
      facts(
        {},
        {
          readings: {
            ...machine({ [managed]: env('https://old.example'), [dropIn]: env('https://llm.example.com/v1') }),
            environment: { ANTHROPIC_BASE_URL: 'https://evil.example' },
          },
        },
      ),
    );
    assert.deepEqual(results.map(brief), [['met', 'policy', dropIn]]);
    assert.equal(results[0]?.found, 'https://llm.example.com');
  });

  it('tells an exception while it runs, and that it has ended', () => {
    const excepted = (until: string) =>
      checkPolicy(
        { ...bypass, exceptions: [{ rule: 'permissions.bypass', tools: ['claude-code'], until, reason: 'why' }] },
        facts({}),
      )[0];
    assert.deepEqual([excepted('2026-12-04')?.outcome, excepted('2026-12-04')?.exception?.daysLeft], ['excepted', 5]);
    assert.deepEqual([excepted('2026-11-29')?.outcome, excepted('2026-11-28')?.outcome], ['excepted', 'broken']);
    assert.equal(excepted('2026-11-28')?.exception?.daysLeft, -1);
  });

  it('finds MCP servers that the policy does not allow, unless an administrator’s list refuses them', () => {
    const mcp = want({ mcp: { others: 'deny', allowed: [{ name: 'a', command: ['npx', 'a'] }], denied: [] } });
    const files = {
      './.mcp.json':
        '{ "mcpServers": { "a": { "command": "npx", "args": ["a"] },\n "a2": { "command": "npx", "args": ["b"] } } }',
    };
    const [server] = checkPolicy(mcp, facts(files));
    assert.deepEqual(
      [server?.outcome, server?.subject, server?.file, server?.line],
      ['broken', 'a2', '/project/.mcp.json', 2],
    );
    const list = '{ "allowedMcpServers": [{ "serverCommand": ["npx", "a"] }] }';
    assert.equal(checkPolicy(mcp, facts({ ...files, [managed]: list }))[0]?.outcome, 'met');
  });

  it('judges every section of a whole policy, and calls nothing met on a machine of which it knows nothing', () => {
    const { policy } = readPolicy(readFileSync('test/unit/policy/everySection.yml', 'utf8'), 'p.yml');
    assert.ok(policy);
    const results = checkPolicy(policy, facts({}, { extensions: null }));
    assert.ok(results.length > 30);
    const trusted = results.filter(each => each.outcome === 'met' && each.layer === null && each.claim !== null);
    assert.deepEqual(
      trusted.filter(each => each.rule !== 'settings.level' && each.rule !== 'telemetry.vendor'),
      [],
    );
  });
});

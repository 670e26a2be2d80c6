import assert from 'node:assert/strict';
import { hostname, userInfo } from 'node:os';
import { fleetReport } from '../../../src/node/fleet/report.ts';
import { machineId } from '../../../src/node/fleet/machineId.ts';
import { readReport } from '../../../src/core/fleet/readReport.ts';
import type { FleetReport } from '../../../src/core/fleet/types.ts';
import { findPolicy } from '../../../src/node/policy/findPolicy.ts';
import { scratchFolder } from '../scratchFolder.ts';

const secret = ['ghp', 'a1B2c3D4e5'.repeat(3), 'f6G7h8'].join('_').replace('_f', 'f');

describe('fleet: the report of a machine', () => {
  const scratch = scratchFolder();
  const { put, at } = scratch;

  async function report(env: Record<string, string> = {}, withNames = false): Promise<FleetReport> {
    put(
      'policy.yml',
      'version: 1\norganisation:\n  name: Example\ntools:\n  others: deny\n  approved:\n    - id: vscode\nhooks:\n  guard: required\n',
    );
    const found = await findPolicy({
      workspace: null,
      named: at('policy.yml'),
      platform: 'linux',
      machineFile: at('absent'),
    });
    assert.deepEqual(found.problems, []);
    return fleetReport({
      home: at('home/anna-geheim'),
      env,
      platform: 'linux',
      tools: ['vscode', 'claude-code'],
      found,
      salt: 's',
      withNames,
      sent: null,
      now: new Date(Date.UTC(2026, 10, 29)),
      version: '1.0.0',
    });
  }

  it('names tools, servers, rules and what was left open, and nothing of a person', async () => {
    put(
      'home/anna-geheim/.claude.json',
      JSON.stringify({
        mcpServers: {
          local: { command: '/home/anna-geheim/bin/server', args: ['--token', secret] },
          far: { url: `https://anna-geheim:${secret}@mcp.example.com:8443/x?key=${secret}` },
          [secret]: { command: 'npx' },
        },
      }),
    );
    put(
      'home/anna-geheim/.config/Code/User/settings.json',
      '{ "http.proxyStrictSSL": false, "http.proxy": "http://127.0.0.1:8080" }',
    );
    const env = {
      HTTPS_PROXY: `http://anna-geheim:${secret}@proxy.example.com:3128`,
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      SSL_CERT_FILE: '/home/anna-geheim/ca.pem',
    };
    const found = await report(env);
    assert.ok(!('code' in readReport(JSON.parse(JSON.stringify(found)))));
    const text = JSON.stringify(found);
    for (const private_ of ['anna-geheim', secret, secret.slice(4, 20), '/home', '8443', '3128'])
      assert.ok(!text.includes(private_), private_);
    const servers = found.tools.filter(({ type }) => type === 'mcp_server');
    assert.deepEqual(
      servers.slice(0, 2).map(({ name, endpoint, detail }) => [name, endpoint, detail]),
      [
        ['local', null, 'server'],
        ['far', 'mcp.example.com', null],
      ],
    );
    assert.deepEqual(
      found.interception.map(({ name, kind, where, isLoopback }) => [name, kind, where, isLoopback]),
      [
        ['http.proxyStrictSSL', 'no-certificate-check', 'user', null],
        ['http.proxy', 'proxy', 'user', true],
        ['NODE_TLS_REJECT_UNAUTHORIZED', 'no-certificate-check', 'env', null],
        ['SSL_CERT_FILE', 'extra-certificates', 'env', null],
        ['HTTPS_PROXY', 'proxy', 'env', false],
      ],
    );
    const approved = found.policy?.results
      .filter(({ rule }) => rule === 'tools.approved')
      .map(({ tool, outcome }) => [tool, outcome]);
    assert.deepEqual(approved, [
      ['vscode', 'met'],
      ['claude-code', 'broken'],
    ]);
    assert.deepEqual([found.machine.host, found.machine.user, found.sent], [null, null, null]);
  });

  it('nothing is left open on a machine where nobody set anything', async () => {
    assert.deepEqual((await report({ NODE_TLS_REJECT_UNAUTHORIZED: '1' })).interception, []);
  });

  it('names the machine and the user where that is asked for', async () => {
    const { machine } = await report({}, true);
    assert.deepEqual([machine.host, machine.user], [hostname(), userInfo().username]);
  });

  it('has the same machine under the same name, and with another salt under another', () => {
    const file = put('machine-id', `${'0123456789abcdef'.repeat(2)}\n`);
    const id = machineId(at('home'), 'a', [file]);
    assert.match(id, /^[0-9a-f]{64}$/);
    assert.equal(id, machineId(at('other'), 'a', [file]));
    assert.notEqual(id, machineId(at('home'), 'b', [file]));
    const own = machineId(at('home'), 'a', []);
    assert.equal(own, machineId(at('home'), 'a', [at('absent')]));
    assert.notEqual(own, machineId(at('other'), 'a', []));
    put('damaged/.sightglass/machine', 'no id\n');
    const renewed = machineId(at('damaged'), 'a', []);
    assert.equal(machineId(at('damaged'), 'a', []), renewed);
  });
});
